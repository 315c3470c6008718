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
  const here = findings.filter((f) => f.doc === doc);
  const cuts = new Set();
  const gone = [], comes = new Map();
  let reach = -1;
  for (const [f, [start, end, text]] of here.flatMap((f) => editsOf(f).map((edit) => [f, edit])).sort((a, b) => a[1][0] - b[1][0] || b[1][1] - a[1][1])) {
    if (start < reach) continue; // the earlier edit wins here as in `seedlint fix`
    cuts.add(start).add(end);
    if (end > start) gone.push([start, end]);
    if (text) comes.set(end, [...(comes.get(end) || []), [f, text]]);
    reach = Math.max(reach, end);
  }
  for (const f of here) cuts.add(f.span[0]).add(f.span[1]);
  return { here: here.sort((a, b) => a.span[0] - b.span[0]), cuts: [...cuts].sort((a, b) => a - b), gone, comes };
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
    f.span[0] === f.span[1] && 'point', !passingSet.has(f) && 'aside'];
  return h('mark', {
    class: classes.filter(Boolean).join(' '), 'data-i': list.map((x) => x.i).join(' '), role: 'button', tabindex: f === current ? '0' : '-1',
    'aria-label': `${f.severity}: ${f.message}`, title: f.message,
  }, content);
}

let passingSet = new Set(findings);

function drawDocument(doc, { anew = false } = {}) {
  if (drawn === doc && !anew) return;
  drawn = doc;
  passingSet = new Set(passing);
  const place = $('document'), scroll = place.scrollTop;
  const { name, lines, whole } = data.docs[doc];
  place.setAttribute('aria-label', name);
  if (!lines) {
    place.replaceChildren(h('p', { class: 'empty' }, 'The text itself was not at hand when this report was written; the passages stand with the findings.'));
    return;
  }
  const { here, cuts, gone, comes } = marked(doc);
  const starts = here.map((f) => f.span[0]);
  const longest = Math.max(0, ...here.map((f) => f.span[1] - f.span[0]));
  const covers = (start, end) => here.slice(within(starts, start - longest), within(starts, end + (start === end ? 1 : 0)))
    .filter((f) => (f.span[0] === f.span[1] ? f.span[0] === start && start === end : f.span[0] <= start && f.span[1] >= end && start < end));
  const goes = (start) => gone.some(([s, e]) => s <= start && start < e);
  const out = [];
  let before = null;
  for (const [start, no, text] of lines) {
    if (!whole && before !== null && start > before + 2) out.push(h('p', { class: 'gap' }, '⋯'));
    const end = start + text.length;
    before = end;
    const words = h('span', { class: 'words' });
    let at = start;
    const inside = cuts.slice(within(cuts, start), within(cuts, end + 1));
    for (const cut of [...inside, end]) {
      if (cut > at) {
        const part = text.slice(at - start, cut - start), list = covers(at, cut);
        const node = goes(at) ? [removed(part)] : shown(part);
        words.append(...(list.length ? [mark(list, node)] : node));
      }
      for (const point of cut < end || inside.includes(cut) ? covers(cut, cut) : []) words.append(mark([point], ''));
      if (inside.includes(cut) && comes.has(cut)) {
        words.append(...comes.get(cut).map(([f, new_]) => mark([f], [added(new_)])));
        comes.delete(cut);
      }
      at = cut;
    }
    out.push(h('p', { class: 'line' }, h('span', { class: 'no', 'aria-hidden': 'true' }, String(no)), words));
  }
  place.replaceChildren(...out);
  if (anew) place.scrollTop = scroll;
}

function drawDochead(doc) {
  const n = findings.filter((f) => f.doc === doc).length;
  const move = (by) => {
    const docs = [...new Set(passing.map((f) => f.doc))];
    const next = docs[docs.indexOf(doc) + by];
    if (next !== undefined) open(passing.find((f) => f.doc === next));
  };
  $('dochead').replaceChildren(
    h('button', { class: 'button back', type: 'button', onclick: () => $('review').classList.remove('reading-open') }, 'List'),
    h('h2', { title: data.docs[doc].name }, shown(data.docs[doc].name)),
    h('span', { class: 'muted number' }, plural(n, 'finding')),
    h('button', { class: 'icon', type: 'button', 'aria-label': 'Previous document', title: 'Previous document', onclick: () => move(-1) }, '‹'),
    h('button', { class: 'icon', type: 'button', 'aria-label': 'Next document', title: 'Next document', onclick: () => move(1) }, '›'));
}

function markCurrent() {
  const marks = [...$('document').querySelectorAll('mark')];
  let first = null;
  for (const element of marks) {
    const on = current !== null && element.dataset.i.split(' ').includes(String(current.i));
    element.classList.toggle('current', on);
    element.tabIndex = on && !first ? 0 : -1;
    first = first || (on ? element : null);
  }
  if (first) first.scrollIntoView({ block: 'center' });
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
