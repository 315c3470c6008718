// What the reader decides: kept in memory, in the browser's storage, and saved as decisions.yaml or to the server.
const decisions = new Map(); // index of the finding → {decision, text?, reason?}
const history = [];
let foreign = []; // decisions about findings that this report does not show: kept when saving
let unsaved = 0;

const decisionOf = (finding) => decisions.get(finding.i);
const identity = (path, record, field, rule, anchor, nth) => JSON.stringify([path, record ?? null, field ?? null, rule, anchor, nth]);
const byIdentity = new Map(findings.map((f) => {
  const doc = data.docs[f.doc];
  return [identity(doc.path, doc.record, doc.field, f.rule, f.anchor, f.nth), f];
}));

// The findings that a decision about `finding` also settles; sorted out when somebody reads the first one.
const proposal = (f) => JSON.stringify([f.rule, f.found, f.text ?? null, (f.edits || []).map((e) => e[2]), f.choices || []]);
const groups = {};
function alike(finding, scope) {
  if (scope === 'one') return [finding];
  const key = scope === 'rule' ? (f) => f.rule : proposal;
  groups[scope] ||= grouped(key);
  return groups[scope].get(key(finding));
}

const correctable = (finding, text) => text !== undefined || (finding.edits || []).length > 0;

// One step that `undo` takes back, however many findings it is about.
function decide(finding, decision, scope, { text, reason } = {}) {
  let group = alike(finding, scope);
  if (decision === 'accept') group = group.filter((f) => correctable(f, scope === 'rule' && f !== finding ? undefined : text));
  history.push(group.map((f) => [f.i, decisions.get(f.i)]));
  for (const f of group) {
    const own = scope !== 'rule' || f === finding;
    const value = { decision };
    if (decision === 'accept' && text !== undefined && own) value.text = text;
    if (decision === 'reject' && reason) value.reason = reason;
    decisions.set(f.i, value);
  }
  changed(group);
  return group.length;
}

function forget(finding) {
  history.push([[finding.i, decisions.get(finding.i)]]);
  decisions.delete(finding.i);
  changed([finding]);
}

function undo() {
  const step = history.pop();
  if (!step) return null;
  for (const [i, value] of step) value ? decisions.set(i, value) : decisions.delete(i);
  changed(step.map(([i]) => findings[i]));
  return findings[step[0][0]];
}

function records() {
  const out = [...decisions].map(([i, { decision, text, reason }]) => {
    const f = findings[i], doc = data.docs[f.doc];
    return {
      decision, rule: f.rule, path: doc.path, record: doc.record ?? undefined, field: doc.field ?? undefined,
      anchor: f.anchor, nth: f.nth, found: f.found, text, reason: reason || undefined,
      context: shortened(f.passage.filter(([role]) => role !== 'new').map(([, t]) => t).join(''), 200),
    };
  });
  const key = (d) => [d.path, String(d.record), String(d.field), d.rule, d.anchor];
  return [...out, ...foreign].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const at = x.findIndex((part, i) => part !== y[i]);
    return at < 0 ? a.nth - b.nth : x[at] < y[at] ? -1 : 1;
  });
}

// YAML, one decision a line in JSON notation; what YAML cannot print, or a reader would not see, is escaped.
const HIDDEN = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
function yaml() {
  const lines = records().map((record) => `- ${JSON.stringify(record)
    .replace(HIDDEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`);
  return "# What a person decided about seedlint's findings; `seedlint fix --decisions FILE` carries it out.\n"
    + `schema: 1\ndecisions:${lines.length ? '' : ' []'}\n${lines.join('')}`;
}

function take(list) {
  for (const entry of list) {
    const { decision, text, reason } = entry;
    const f = byIdentity.get(identity(entry.path, entry.record, entry.field, entry.rule, entry.anchor, entry.nth ?? 1));
    if (f) decisions.set(f.i, { decision, text: text ?? undefined, reason });
    else foreign.push(entry);
  }
}

function parse(text) {
  const lines = text.split('\n').filter((line) => line.startsWith('- '));
  return lines.map((line) => JSON.parse(line.slice(2)));
}

const storageKey = `seedlint:${data.id}`;
function store() {
  try { localStorage.setItem(storageKey, JSON.stringify(records())); } catch { /* a browser without storage forgets */ }
}
function recall() {
  try { return JSON.parse(localStorage.getItem(storageKey) || '[]'); } catch { return []; }
}

let timer = 0;
function changed(about) {
  unsaved += 1;
  clearTimeout(timer);
  timer = setTimeout(data.save ? save : store, 400); // once for a row of keys
  refresh(about);
}

async function save() {
  if (!data.save) {
    store();
    const url = URL.createObjectURL(new Blob([yaml()], { type: 'application/yaml' }));
    h('a', { href: url, download: 'decisions.yaml' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
    unsaved = 0;
    say('Saved as decisions.yaml. Next: seedlint fix --decisions decisions.yaml');
    return;
  }
  clearTimeout(timer);
  const before = unsaved;
  try {
    const answer = await fetch(data.save, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(records()) });
    if (!answer.ok) throw new Error(await answer.text());
    unsaved -= before;
    say(`Saved to ${await answer.text()}`);
  } catch (error) {
    say(`Not saved: ${error.message}. Is seedlint review still running?`);
  }
}

function tally() {
  const counts = counted([...decisions.values()].map((d) => d.decision));
  return { accept: counts.get('accept') || 0, reject: counts.get('reject') || 0, later: counts.get('later') || 0 };
}
