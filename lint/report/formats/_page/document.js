// A document as it reads, with its findings marked in place and what they would change written in.
let drawn = null; // index of the document that is on the page

// What the page shows as changed for a finding: [start, end, new text] in UTF-16 units of the document.
function editsOf(f) {
  const decision = decisionOf(f);
  if (decision && decision.decision === 'reject') return [];
  if (decision && decision.text !== undefined) return [[f.span[0], f.span[1], decision.text]];
  return f.edits || [];
}

// Cut the text at every boundary; each stretch knows its findings and whether it goes; insertions stand between.
function marked(doc) {
  const here = [...byDocument.get(doc)];
  const cuts = new Set();
  const gone = [], comes = new Map(); // `gone` never overlap: only the last that begins before a place can hold it
  let reach = -1;
  for (const [f, [start, end, text]] of here.flatMap((f) => editsOf(f).map((edit) => [f, edit])).sort((a, b) => a[1][0] - b[1][0] || b[1][1] - a[1][1])) {
    if (start < reach) continue; // the earlier edit wins here as in `seedlint fix`
    cuts.add(start).add(end);
    if (end > start) gone.push([start, end]);
    if (text) comes.set(end, [...(comes.get(end) || []), [f, text]]);
    reach = Math.max(reach, end);
  }
  for (const f of here) cuts.add(f.span[0]).add(f.span[1]);
  here.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  return {
    here, starts: here.map((f) => f.span[0]), longest: here.reduce((most, f) => Math.max(most, f.span[1] - f.span[0]), 0),
    cuts: [...cuts].sort((a, b) => a - b), gone, goneFrom: gone.map(([start]) => start), comes,
  };
}

const within = (list, value) => { // first index whose entry is ≥ value
  let low = 0, high = list.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (list[mid] < value) low = mid + 1; else high = mid;
  }
  return low;
};

function mark(list, content) {
  const f = list[list.length - 1]; // the innermost: it starts last
  const decision = decisionOf(f);
  const classes = [f.severity, f === current && 'current', decision && decision.decision === 'reject' && 'rejected',
    f.span[0] === f.span[1] && 'point'];
  return h('mark', {
    class: classes.filter(Boolean).join(' '), 'data-i': list.map((x) => x.i).join(' '), role: 'button', tabindex: f === current ? '0' : '-1',
    'aria-label': `${f.severity}: ${f.message}`, title: f.message,
  }, content);
}

let layout = null; // what `marked` made of the document on the page
let rows = []; // its lines: [start, end, text, element with the words]

function drawDocument(doc) {
  if (drawn === doc) return;
  drawn = doc;
  rows = [];
  const place = $('document');
  const { name, lines, whole } = data.docs[doc];
  place.setAttribute('aria-label', name);
  if (!lines) {
    place.replaceChildren(h('p', { class: 'empty' }, 'The text itself was not at hand when this report was written; the passages stand with the findings.'));
    return;
  }
  layout = marked(doc);
  const out = [];
  let before = null;
  for (const [start, no, text] of lines) {
    if (!whole && before !== null && start > before + 2) out.push(h('p', { class: 'gap' }, '⋯'));
    before = start + text.length;
    const words = h('span', { class: 'words' }, wordsOf(start, text));
    rows.push([start, before, text, words]);
    out.push(h('p', { class: 'line' }, h('span', { class: 'no', 'aria-hidden': 'true' }, String(no)), words));
  }
  place.replaceChildren(...out);
}

// The findings whose marks lie on start..end, the innermost last.
function covering(start, end) {
  const { here, starts, longest } = layout;
  return here.slice(within(starts, start - longest), within(starts, end + (start === end ? 1 : 0)))
    .filter(({ span: [s, e] }) => (s === e ? s === start && start === end : s <= start && e >= end && start < end));
}

function wordsOf(start, text) {
  const { cuts, gone, goneFrom, comes } = layout;
  const end = start + text.length, out = [];
  const goes = (at) => { const i = within(goneFrom, at + 1) - 1; return i >= 0 && at < gone[i][1]; };
  const points = cuts.slice(within(cuts, start), within(cuts, end + 1));
  if (points.at(-1) !== end) points.push(end);
  let at = start;
  for (const cut of points) {
    if (cut > at) {
      const part = text.slice(at - start, cut - start), list = covering(at, cut);
      const node = goes(at) ? [removed(part)] : shown(part);
      out.push(...(list.length ? [mark(list, node)] : node));
    }
    out.push(...covering(cut, cut).map((f) => mark([f], '')), ...(comes.get(cut) || []).map(([f, new_]) => mark([f], [added(new_)])));
    at = cut;
  }
  return out;
}

// The lines that these findings touch, anew.
function redrawLines(changed) {
  const here = changed.filter((f) => f.doc === drawn);
  if (!here.length || !rows.length) return;
  layout = marked(drawn);
  const lines = new Set();
  const from = rows.map(([start]) => start);
  for (const f of here) {
    for (const [start, end] of [f.span, ...(f.edits || [])]) {
      for (let i = Math.max(0, within(from, start + 1) - 1); i < rows.length && rows[i][0] <= end; i += 1) lines.add(i);
    }
  }
  for (const i of lines) rows[i][3].replaceChildren(...wordsOf(rows[i][0], rows[i][2]));
}

function drawDochead(doc) {
  const n = byDocument.get(doc).length;
  const move = (by) => {
    const docs = [...new Set(passing.map((f) => f.doc))];
    const next = docs[docs.indexOf(doc) + by];
    if (next !== undefined) open(passing.find((f) => f.doc === next));
  };
  $('dochead').replaceChildren(
    h('button', { class: 'button back', type: 'button', onclick: () => $('review').classList.remove('reading-open') }, 'List'),
    h('h2', { title: data.docs[doc].name }, path(data.docs[doc].name)),
    h('span', { class: 'muted number' }, plural(n, 'finding')),
    h('button', { class: 'icon', type: 'button', 'aria-label': 'Previous document', title: 'Previous document', onclick: () => move(-1) }, '‹'),
    h('button', { class: 'icon', type: 'button', 'aria-label': 'Next document', title: 'Next document', onclick: () => move(1) }, '›'));
}

function markCurrent() {
  const place = $('document');
  for (const element of place.querySelectorAll('mark.current')) {
    element.classList.remove('current');
    element.tabIndex = -1;
  }
  if (!current) return;
  const here = place.querySelectorAll(`mark[data-i~="${current.i}"]`);
  for (const element of here) element.classList.add('current');
  if (!here.length) return;
  here[0].tabIndex = 0;
  here[0].scrollIntoView({ block: 'center' });
}

$('document').addEventListener('click', (event) => {
  const element = event.target.closest('mark');
  if (!element) return;
  const list = element.dataset.i.split(' ').map(Number);
  const at = current ? list.indexOf(current.i) : -1; // clicking again goes through what lies on top of each other
  open(findings[at < 0 ? list[list.length - 1] : list[(at + list.length - 1) % list.length]]);
});
$('document').addEventListener('keydown', (event) => {
  if ((event.key === 'Enter' || event.key === ' ') && event.target.closest('mark')) {
    event.preventDefault();
    event.target.click();
  }
});
