// The overview: what there is, as numbers and bars; each of them leads into the review.
const COLOURS = { safe: 'safe-bg', decide: 'decide-bg', flag: 'flag-bg' };

function stack(counts, total, kind) {
  return h('span', { class: kind, 'aria-hidden': 'true' }, Object.keys(OUTCOMES).map((name) => counts[name]
    ? h('span', { class: COLOURS[name], width: `${100 * counts[name] / total}%` }) : null));
}

function bars(title, key, name) {
  const groups = new Map();
  for (const f of findings) {
    const value = String(name(f));
    if (!groups.has(value)) groups.set(value, { total: 0, safe: 0, decide: 0, flag: 0 });
    const group = groups.get(value);
    group.total += 1;
    group[f.outcome] += 1;
  }
  const rows = [...groups].sort((a, b) => b[1].total - a[1].total || (a[0] < b[0] ? -1 : 1));
  const most = rows.length ? rows[0][1].total : 1;
  const row = ([value, counts]) => h('li', {}, h('button', {
    class: 'row', type: 'button', title: value, onclick: () => filterTo({ [key]: value }),
  }, h('span', { class: 'label' }, key === 'doc' ? path(value) : shown(value)), stack(counts, most, 'bars'), h('span', { class: 'number' }, counts.total.toLocaleString('en'))));
  const list = h('ul', { class: 'rows' }, rows.slice(0, 12).map(row));
  const more = rows.length > 12 ? h('button', {
    class: 'link', type: 'button', onclick: (event) => { list.append(...rows.slice(12).map(row)); event.target.remove(); },
  }, `${rows.length - 12} more`) : null;
  return h('section', { class: 'card chart' }, h('h2', {}, title), list, more);
}

function matrix() {
  const counts = counted(findings.map((f) => `${f.severity} ${f.confidence}`));
  const cell = (severity, confidence) => {
    const n = counts.get(`${severity} ${confidence}`) || 0;
    return h('td', {}, h('button', {
      type: 'button', disabled: !n, 'aria-label': `${n} of severity ${severity}, ${confidence} confidence`,
      onclick: () => filterTo({ severity, confidence }),
    }, n ? n.toLocaleString('en') : '·'));
  };
  const levels = CONFIDENCES.filter((c) => findings.some((f) => f.confidence === c));
  return h('section', { class: 'card chart' }, h('h2', {}, 'Severity and confidence'), h('table', { class: 'matrix' },
    h('thead', {}, h('tr', {}, h('td', {}), levels.map((c) => h('th', { scope: 'col' }, `${c} confidence`)))),
    h('tbody', {}, SEVERITIES.filter((s) => findings.some((f) => f.severity === s)).map((s) => h('tr', {},
      h('th', { scope: 'row' }, h('span', { class: `dot ${s}-bg` }), ` ${s}`), levels.map((c) => cell(s, c)))))));
}

function outcomeCard(name) {
  const [title, about] = OUTCOMES[name];
  const n = findings.filter((f) => f.outcome === name).length;
  return h('button', { class: 'card', type: 'button', onclick: () => filterTo({ outcome: name }) },
    h('span', { class: 'big' }, n.toLocaleString('en')),
    h('span', { class: 'name' }, h('span', { class: `dot ${COLOURS[name]}` }), title),
    h('span', { class: 'about' }, about));
}

function comparison() {
  if (!data.compared) return null;
  const fresh = findings.filter((f) => f.state === 'new').length;
  const card = (n, title, about, state) => h(state ? 'button' : 'div', {
    class: 'card', type: state ? 'button' : null, onclick: state ? () => filterTo({ state }) : () => {},
  }, h('span', { class: 'big' }, n.toLocaleString('en')), h('span', { class: 'name' }, title), h('span', { class: 'about' }, about));
  return [h('h2', { class: 'unseen' }, 'Against the last report'), h('div', { class: 'cards' },
    card(fresh, 'New', 'Not in the last report.', 'new'),
    card(findings.length - fresh, 'Unchanged', 'There as before.', 'same'),
    card(data.gone.length, 'Gone', 'In the last report, and no longer found.', null)),
  data.gone.length ? h('details', { class: 'card' }, h('summary', {}, `What is gone (${data.gone.length})`),
    h('ul', { class: 'gone' }, data.gone.slice(0, 500).map((g) => h('li', {}, h('b', {}, shown(shortened(g.found || '', 120))), ' ',
      shown(g.message || ''), h('span', { class: 'muted' }, ' ', shown(`${g.path}:${g.line} · ${g.rule}`)))))) : null];
}

function drawOverview() {
  const counts = { safe: 0, decide: 0, flag: 0 };
  for (const f of findings) counts[f.outcome] += 1;
  const hidden = data.hidden ? ` ${plural(data.hidden, 'less certain or lesser remark')} below the shown level ${data.hidden === 1 ? 'is' : 'are'} left out.` : '';
  $('overview').replaceChildren(...[
    h('h1', {}, findings.length ? `${plural(findings.length, 'finding')} in ${plural(data.documents, 'document')}` : 'No findings'),
    h('p', { class: 'lead' }, `${data.characters.toLocaleString('en')} characters were read.${hidden} `
      + (findings.length ? 'Choose a number or a bar to read those findings in their texts.' : '')),
    data.failures.length ? h('section', { class: 'notice' }, h('h2', {}, 'Not checked'), h('ul', {},
      data.failures.map((f) => h('li', {}, shown(`${f.path}: ${f.what}`))))) : null,
    ...(findings.length ? [
      stack(counts, findings.length, 'stack'),
      h('div', { class: 'cards' }, Object.keys(OUTCOMES).map(outcomeCard)),
      ...[comparison()].flat(),
      h('p', { class: 'legend', 'aria-hidden': 'true' }, Object.entries(OUTCOMES).map(([name, [title]]) =>
        h('span', {}, h('span', { class: `dot ${COLOURS[name]}` }), title))),
      h('div', { class: 'charts' },
        bars('Documents', 'doc', (f) => data.docs[f.doc].name),
        bars('Rules', 'rule', (f) => f.rule),
        bars('Classes', 'class', (f) => f.class), matrix()),
    ] : [...[comparison()].flat()]),
  ].filter(Boolean));
}
