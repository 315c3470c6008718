// Views, keys, theme, and the first drawing.
function show(view) {
  for (const name of ['overview', 'review']) {
    $(name).hidden = name !== view;
    document.querySelector(`[data-view="${name}"]`).toggleAttribute('aria-current', false);
  }
  document.querySelector(`[data-view="${view}"]`).setAttribute('aria-current', 'page');
  if (view === 'review' && !current) openFirst();
}

function say(text) { $('progress').textContent = text; }

function standing() {
  const { accept, reject, later } = tally();
  const done = accept + reject;
  if (!done && !later) return findings.length ? 'Nothing decided yet' : '';
  return `${done.toLocaleString('en')} of ${findings.length.toLocaleString('en')} decided: ${accept} accepted, ${reject} rejected`
    + (later ? `, ${later} for later` : '');
}

function open(finding, { read = true } = {}) {
  const before = current;
  current = finding;
  if (before) redraw(before);
  if (!finding) {
    $('document').replaceChildren();
    $('dochead').replaceChildren();
    drawn = null;
    drawDetail();
    return;
  }
  const at = passing.indexOf(finding);
  if (at >= 0 && Math.floor(at / PAGE) !== pageNo) {
    pageNo = Math.floor(at / PAGE);
    drawList();
  } else redraw(finding);
  $(`item-${finding.i}`)?.scrollIntoView({ block: 'nearest' });
  drawDochead(finding.doc);
  drawDocument(finding.doc);
  $('review').classList.toggle('reading-open', read);
  drawDetail();
  markCurrent();
}

// After decisions: counts, list, document and card, each where it stands.
function refresh(about) {
  say(standing());
  const scroll = $('list').scrollTop;
  if (filters.decision || $('filter-more').open) drawSelects(); // nothing else counts decisions
  if (about.length > PAGE / 10) drawList(); // not filtered anew: a row that vanishes under the hand is unkind
  else about.forEach(redraw);
  $('list').scrollTop = scroll;
  if (current) {
    redrawLines(about);
    drawDetail();
  }
}

const THEMES = { '': ['◐', 'as the system'], light: ['○', 'light'], dark: ['●', 'dark'] };
function setTheme(name) {
  const root = document.documentElement;
  if (name) root.dataset.theme = name; else delete root.dataset.theme;
  const [sign, label] = THEMES[name];
  $('theme').textContent = sign;
  $('theme').setAttribute('aria-label', `Colours: ${label}`);
  try { localStorage.setItem('seedlint:theme', name); } catch { /* not remembered */ }
}
function nextTheme() {
  const names = Object.keys(THEMES);
  setTheme(names[(names.indexOf(document.documentElement.dataset.theme || '') + 1) % names.length]);
}

const KEYS = {
  j: () => step(1), n: () => step(1), ArrowDown: () => step(1),
  k: () => step(-1), p: () => step(-1), ArrowUp: () => step(-1),
  a: () => answerWith('accept'), r: () => answerWith('reject'), l: () => answerWith('later'),
  A: () => answerWith('accept', 'same'), R: () => answerWith('reject', 'same'), L: () => answerWith('later', 'same'),
  u: () => { const f = undo(); if (f) open(f, { read: $('review').classList.contains('reading-open') }); },
  e: () => $('other')?.focus(),
  w: () => { const why = document.querySelector('details.why'); if (why) why.open = !why.open; },
};
const EVERYWHERE = {
  '/': () => { show('review'); $('search').focus(); }, o: () => show('overview'), v: () => show('review'),
  s: save, t: nextTheme, '?': () => $('help').showModal(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $('help').open) return;
  if (event.target.matches('input[type="text"], input[type="search"], select')) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  if (event.key === 'Escape') { $('review').classList.remove('reading-open'); return; }
  if (event.key.startsWith('Arrow') && event.target.matches('input[type="radio"], #document, #overview')) return;
  const action = EVERYWHERE[event.key] || (!$('review').hidden && KEYS[event.key]);
  if (!action) return;
  event.preventDefault();
  action();
});

document.querySelectorAll('[data-view]').forEach((button) => button.addEventListener('click', () => show(button.dataset.view)));
$('filters').addEventListener('submit', (event) => event.preventDefault());
$('search').addEventListener('input', () => { applyFilters(); openFirst(); });
$('filter-more').addEventListener('toggle', drawSelects);
$('clear').addEventListener('click', () => filterTo({}));
$('save').addEventListener('click', save);
$('theme').addEventListener('click', nextTheme);
$('help-open').addEventListener('click', () => $('help').showModal());
$('load').addEventListener('change', async (event) => {
  const [file] = event.target.files;
  event.target.value = '';
  if (!file) return;
  try {
    take(parse(await file.text()));
    changed(findings);
    say(`Loaded ${file.name}. ${standing()}`);
  } catch (error) {
    say(`${file.name} is no file of decisions: ${error.message}`);
  }
});
// On paper: the overview, then every finding that passes the filters, with what was decided.
window.addEventListener('beforeprint', () => {
  $('print').replaceChildren(...passing.map((f) => h('section', {},
    h('h3', {}, shown(`${data.docs[f.doc].name}:${f.line}:${f.column}`), ' ', h('span', { class: `sev-${f.severity}` }, f.severity), ' ', h('code', {}, f.rule)),
    h('p', {}, shown(f.message)), h('p', { class: 'passage' }, pieces(f)),
    f.evidence ? h('p', { class: 'muted' }, shown(f.evidence.join('; '))) : null,
    decisionOf(f) ? h('p', {}, h('b', {}, SIGNS[decisionOf(f).decision][1]), decisionOf(f).reason ? `: ${decisionOf(f).reason}` : '') : null)));
});
window.addEventListener('afterprint', () => $('print').replaceChildren());
window.addEventListener('beforeunload', (event) => { if (unsaved && data.save) event.preventDefault(); });
window.addEventListener('pagehide', () => { if (unsaved && !data.save) store(); });

$('help-save').textContent = data.save
  ? 'Every decision is saved at once by seedlint review.'
  : 'Decisions stay in this browser; “Save decisions” writes decisions.yaml, and seedlint fix --decisions decisions.yaml carries them out.';
$('load-label').hidden = Boolean(data.save);
take(data.decisions.length || data.save ? data.decisions : recall());
try { setTheme(localStorage.getItem('seedlint:theme') || ''); } catch { setTheme(''); }
drawOverview();
applyFilters();
say(standing());
show('overview');
