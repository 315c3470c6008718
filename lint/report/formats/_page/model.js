// The data, and what every part needs: elements, odd characters made visible, pieces of changed text.
const data = JSON.parse(document.getElementById('data').textContent);
const findings = data.findings;
findings.forEach((finding, i) => { finding.i = i; });
const grouped = (key) => Map.groupBy ? Map.groupBy(findings, key) : findings.reduce((all, f) => { const k = key(f); all.has(k) ? all.get(k).push(f) : all.set(k, [f]); return all; }, new Map());
const byDocument = grouped((f) => f.doc); // asked at every step: nobody counts ten thousand findings for one key
const $ = (id) => document.getElementById(id);

// h('p', {class: 'x', onclick: f}, 'text', child): text only ever becomes text nodes.
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'width') element.style.width = value;
    else if (name === 'grow') element.style.flexGrow = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// What is drawn anew must not take the focus away from somebody who works by keys or by ear.
function keepingFocus(draw) {
  const { id } = document.activeElement || {};
  draw();
  if (id && document.activeElement === document.body) $(id)?.focus({ preventScroll: true });
}

const plural = (n, noun) => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
const OUTCOMES = {
  safe: ['Corrected without asking', 'One reading is possible; seedlint fix writes these corrections.'],
  decide: ['Needs a decision', 'A correction is offered; you accept or reject it.'],
  flag: ['Only flagged', 'Something is wrong or odd, and no rule knows what should stand instead.'],
};
const SEVERITIES = ['error', 'warning', 'info'];
const CONFIDENCES = ['high', 'medium', 'low'];

const NAMES = {
  0x00a0: 'NBSP', 0x00ad: 'SHY', 0x200b: 'ZWSP', 0x200c: 'ZWNJ', 0x200d: 'ZWJ', 0x200e: 'LRM', 0x200f: 'RLM',
  0x2028: 'LSEP', 0x2029: 'PSEP', 0x202a: 'LRE', 0x202b: 'RLE', 0x202c: 'PDF', 0x202d: 'LRO', 0x202e: 'RLO',
  0x2060: 'WJ', 0x3000: 'wide space', 0xfeff: 'BOM',
};
const ODD = /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\uffff])/u;

// Text as nodes: characters that nobody sees, or that turn the direction of writing, by name.
function shown(text) {
  return text.split(ODD).map((part, i) => {
    if (i % 2 === 0) return part;
    const code = part.codePointAt(0);
    return h('span', { class: 'odd' }, NAMES[code] || code.toString(16).toUpperCase().padStart(4, '0'));
  });
}

// A path cut in its middle where its place is narrow: the end says which file it is.
function path(name) {
  const at = Math.max(0, name.length - PATH_END);
  return h('span', { class: 'path' }, h('span', { class: 'start' }, shown(name.slice(0, at))), h('span', { class: 'end' }, shown(name.slice(at))));
}

const PATH_END = 18; // characters of a path that always stand

function shortened(text, room) {
  return text.length <= room ? text : `${text.slice(0, room * 2 / 3)} … ${text.slice(-room / 3)}`;
}

// A removed or added text of nothing but spaces and line ends has to show them.
const solid = (text) => (text.trim() ? text : text.replaceAll(' ', '␣').replaceAll('\t', '⇥').replace(/\r\n|\n|\r/g, '⏎'));
const removed = (text, room = 300) => h('del', {}, shown(solid(shortened(text, room))));
const added = (text, room = 300) => h('ins', {}, shown(solid(shortened(text, room))));

// Context is cut to so many characters where the line goes on: see NEIGHBOUR_CHARACTERS in lint/core/finding.py.
const NEIGHBOUR = 60;

function pieces(finding, room = 300) {
  const cut = (i) => finding.passage.at(i)[0] === 'kept' && finding.passage.at(i)[1].length >= NEIGHBOUR - 1;
  const [first, last] = [cut(0) && finding.column > NEIGHBOUR, cut(-1)];
  const out = finding.passage.map(([role, text], i) => {
    if (role === 'old') return removed(text, room);
    if (role === 'new') return added(text, room);
    if (role === 'found') return h('b', {}, shown(shortened(text, room)));
    if (i === 0 && first) text = text.replace(/^\S{0,15}\s+/, ''); // from a whole word to a whole word
    if (i === finding.passage.length - 1 && last) text = text.replace(/\s+\S{0,15}$/, '');
    return h('span', {}, shown(text));
  });
  return [first ? '… ' : '', ...out, last ? ' …' : ''];
}

// What a finding changes, in one line: old → new.
function change(finding) {
  const decision = decisionOf(finding);
  if (decision && decision.decision === 'accept' && decision.text !== undefined) {
    return [removed(finding.found, 60), ' ', decision.text ? added(decision.text, 60) : null];
  }
  const out = [];
  const size = finding.passage.reduce((sum, [role, text]) => sum + (role === 'kept' ? 0 : text.length), 0);
  const near = size < 12 ? 14 : 0; // a comma alone says little: a few words of context with it
  finding.passage.forEach(([role, text], i) => {
    if (role === 'old') out.push(removed(text, 60), near ? '' : ' ');
    if (role === 'new') out.push(added(text, 60), near ? '' : ' ');
    if (role === 'kept' && near) {
      const last = text.length > near ? text.slice(-near).replace(/^\S*\s+/, '') : text; // from a whole word on
      out.push(h('span', {}, shown(i === 0 ? last : i === finding.passage.length - 1 ? text.slice(0, near) : shortened(text, 2 * near))));
    }
  });
  if (finding.passage.some(([role]) => role === 'old' || role === 'new')) return out;
  return [h('span', {}, shown(solid(shortened(finding.found, 80)))),
    ...(finding.choices || []).slice(0, 3).flatMap((choice) => [' ', added(choice, 40)])];
}

const counted = (values) => {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return counts;
};
