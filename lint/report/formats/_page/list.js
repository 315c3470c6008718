// Filters, search, and the list of what passes them, a page at a time.
const PAGE = 100;
const filters = {};
let passing = findings;
let current = null; // the finding that is open
let pageNo = 0;

const FACETS = {
  outcome: ['What happens', (f) => f.outcome, (v) => OUTCOMES[v][0]],
  decision: ['Decision', (f) => (decisionOf(f) || { decision: 'open' }).decision,
    (v) => ({ open: 'open', accept: 'accepted', reject: 'rejected', later: 'later' })[v]],
  doc: ['Document', (f) => data.docs[f.doc].name, (v) => v],
  rule: ['Rule', (f) => f.rule, (v) => v],
  class: ['Class', (f) => f.class, (v) => v],
  severity: ['Severity', (f) => f.severity, (v) => v],
  confidence: ['Confidence', (f) => f.confidence, (v) => v],
  state: ['Since last report', (f) => f.state, (v) => ({ new: 'new', same: 'unchanged' })[v]],
};
if (!data.compared) delete FACETS.state;

// Made when somebody searches first: ten thousand strings in lower case are not free.
let haystacks = null;
const haystack = (f) => `${f.found}\n${f.message}\n${f.rule}\n${f.passage.map((p) => p[1]).join('')}`.toLowerCase();

function applyFilters({ keepPage = false } = {}) {
  const needle = $('search').value.trim().toLowerCase();
  if (needle && !haystacks) haystacks = findings.map(haystack);
  const active = Object.entries(filters).filter(([, value]) => value);
  passing = findings.filter((f) => active.every(([key, value]) => String(FACETS[key][1](f)) === value)
    && (!needle || haystacks[f.i].includes(needle)));
  if (!keepPage) pageNo = 0;
  $('count').textContent = passing.length === findings.length ? plural(findings.length, 'finding')
    : `${passing.length.toLocaleString('en')} of ${plural(findings.length, 'finding')}`;
  $('clear').hidden = !active.length && !needle;
  const more = active.filter(([key]) => key !== 'outcome').length;
  $('filter-count').textContent = more ? ` (${more})` : '';
  drawSelects();
  drawList();
}

// Options carry the counts of what the other filters let through.
function drawSelects() {
  const needle = $('search').value.trim().toLowerCase();
  drawChips(needle);
  if (!$('filter-more').open) return; // nobody sees them, and with many findings they take longest
  for (const [key, [title, value, label]] of Object.entries(FACETS)) {
    if (key === 'outcome') continue;
    let select = $(`filter-${key}`);
    if (!select) {
      select = h('select', { id: `filter-${key}`, 'aria-label': title, onchange: () => { filters[key] = select.value; applyFilters(); openFirst(); } });
      $('selects').append(h('label', {}, title, select));
    }
    const others = Object.entries(filters).filter(([k, v]) => v && k !== key);
    const counts = counted(findings.filter((f) => others.every(([k, v]) => String(FACETS[k][1](f)) === v)
      && (!needle || haystacks[f.i].includes(needle))).map((f) => String(value(f))));
    const chosen = filters[key] || '';
    if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
    const rows = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    select.replaceChildren(h('option', { value: '' }, 'all'),
      ...rows.map(([v, n]) => h('option', { value: v }, `${label(v)} (${n.toLocaleString('en')})`)));
    select.value = chosen;
  }
}

const CHIPS = { '': 'All', safe: 'Safe', decide: 'To decide', flag: 'Flagged' };

function drawChips(needle) {
  const others = Object.entries(filters).filter(([k, v]) => v && k !== 'outcome');
  const counts = counted(findings.filter((f) => others.every(([k, v]) => String(FACETS[k][1](f)) === v)
    && (!needle || haystacks[f.i].includes(needle))).map((f) => f.outcome));
  keepingFocus(() => $('chips').replaceChildren(...Object.entries(CHIPS).map(([value, label]) => h('button', {
    id: `chip-${value}`, type: 'button', 'aria-pressed': String((filters.outcome || '') === value), title: value ? OUTCOMES[value][0] : 'Everything',
    onclick: () => { filters.outcome = value; applyFilters(); openFirst(); },
  }, value ? h('span', { class: `dot ${COLOURS[value]}` }) : null, label,
  value ? h('span', { class: 'number' }, (counts.get(value) || 0).toLocaleString('en')) : null))));
}

function filterTo(wanted) {
  for (const key of Object.keys(FACETS)) filters[key] = '';
  $('search').value = '';
  Object.assign(filters, wanted);
  show('review');
  applyFilters();
  openFirst({ read: false });
}

const SIGNS = { accept: ['✓', 'accepted'], reject: ['✕', 'rejected'], later: ['…', 'later'] };

function item(f) {
  const sign = decisionOf(f) && SIGNS[decisionOf(f).decision];
  return h('li', {}, h('button', {
    class: 'item', type: 'button', id: `item-${f.i}`, 'aria-current': f === current ? 'true' : null,
    onclick: () => open(f),
  }, h('span', { class: 'what' },
    h('span', { class: `dot ${f.severity}-bg` }), h('span', { class: 'unseen' }, `${f.severity}: `),
    h('span', { class: 'change' }, change(f)),
    sign ? h('span', { class: `state ${decisionOf(f).decision}`, title: sign[1] }, h('span', { 'aria-hidden': 'true' }, sign[0]), h('span', { class: 'unseen' }, sign[1])) : null,
    h('span', { class: 'where' }, `${f.line}:${f.column}`)),
  h('span', { class: 'message' }, shown(f.message))));
}

function drawList() { keepingFocus(drawListAnew); }

function drawListAnew() {
  const pages = Math.max(1, Math.ceil(passing.length / PAGE));
  pageNo = Math.min(pageNo, pages - 1);
  const rows = [];
  let doc = null;
  for (const f of passing.slice(pageNo * PAGE, (pageNo + 1) * PAGE)) {
    if (f.doc !== doc) rows.push(h('li', { class: 'head', title: data.docs[f.doc].name }, path(data.docs[f.doc].name)));
    doc = f.doc;
    rows.push(item(f));
  }
  $('list').replaceChildren(...(rows.length ? rows : [h('li', { class: 'empty' }, 'Nothing passes these filters.')]));
  $('pager').replaceChildren(...(pages < 2 ? [] : [
    h('button', { class: 'button', id: 'page-back', type: 'button', disabled: pageNo === 0, onclick: () => turn(-1) }, 'Back'),
    h('span', {}, `${(pageNo * PAGE + 1).toLocaleString('en')}–${Math.min(passing.length, (pageNo + 1) * PAGE).toLocaleString('en')} of ${passing.length.toLocaleString('en')}`),
    h('button', { class: 'button', id: 'page-more', type: 'button', disabled: pageNo === pages - 1, onclick: () => turn(1) }, 'More'),
  ]));
}

function turn(by) {
  pageNo += by;
  drawList();
  $('list').scrollTop = 0;
}

// The row of one finding anew; the whole list would lose its place.
function redraw(f) {
  const old = $(`item-${f.i}`);
  if (old) keepingFocus(() => old.parentElement.replaceWith(item(f)));
}

function step(by) {
  if (!passing.length) return;
  const at = passing.indexOf(current);
  const next = at < 0 ? 0 : Math.max(0, Math.min(passing.length - 1, at + by));
  open(passing[next], { read: $('review').classList.contains('reading-open') });
}

function openFirst({ read = false } = {}) {
  open(passing[0] || null, { read });
}
