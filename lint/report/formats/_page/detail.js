// The open finding: why, what would change, and the three answers.
const SCOPES = { one: () => 'this finding', same: (n) => `all ${n} with the same text`, rule: (n) => `all ${n} of this rule` };

function drawDetail() { keepingFocus(drawDetailAnew); }

function drawDetailAnew() {
  const f = current, place = $('detail');
  place.hidden = !f;
  if (!f) return;
  const rule = data.rules[f.rule] || {}, decision = decisionOf(f) || {};
  const whyOpen = place.querySelector('details.why')?.open;
  const scopes = ['one', 'same', 'rule'].map((name) => [name, alike(f, name).length]);
  const answer = (name, label, title) => h('button', {
    class: `button ${name}`, id: `answer-${name}`, type: 'button', title, 'aria-pressed': String(decision.decision === name), onclick: () => answerWith(name),
  }, label);
  place.replaceChildren(...[
    h('h2', {}, shown(f.message)),
    h('div', { class: 'meta' }, h('span', { class: `sev-${f.severity}` }, h('b', {}, f.severity)), h('span', {}, `${f.confidence} confidence`),
      h('span', {}, f.class), h('code', {}, f.rule), h('span', {}, `line ${f.line}, column ${f.column}`),
      f.safety ? h('span', {}, { safe: 'safe to correct', unsafe: 'likely correction', suggest: 'suggestion' }[f.safety]) : null,
      f.state === 'new' ? h('span', {}, h('b', {}, 'new')) : null),
    h('p', { class: 'passage' }, pieces(f)),
    f.evidence ? h('ul', { class: 'evidence' }, f.evidence.map((fact) => h('li', {}, shown(fact)))) : null,
    f.related ? h('details', {}, h('summary', {}, plural(f.related.length, 'related place')), h('ul', {}, f.related.map((r) =>
      h('li', {}, shown(`${r.path}:${r.line}: ${shortened(r.found, 120)}`))))) : null,
    rule.why ? h('details', { class: 'why', open: whyOpen || null }, h('summary', {}, 'Why this rule'), h('p', {}, rule.why),
      h('p', { class: 'muted' }, `Source: ${rule.source}. Kind: ${rule.kind}.`)) : null,
    corrections(f, decision),
    h('div', { class: 'actions' },
      answer('accept', 'Accept', 'Correct it so (a)'), answer('reject', 'Reject', 'The text is right (r)'), answer('later', 'Later', 'Decide later (l)'),
      decision.decision ? h('button', { class: 'button quiet', type: 'button', onclick: () => { forget(f); } }, 'Clear') : null,
      h('select', { id: 'scope', 'aria-label': 'What the decision is about' }, scopes.map(([name, n]) => (name === 'one' || n > 1 ? h('option', { value: name }, SCOPES[name](n)) : null))),
      h('input', { class: 'reason', id: 'reason', type: 'text', value: decision.reason || '', placeholder: 'Reason, if you reject', 'aria-label': 'Reason for rejecting', autocomplete: 'off',
        onkeydown: (event) => { if (event.key === 'Enter') answerWith('reject'); } })),
  ].filter(Boolean));
}

// The corrections to choose from: the rule's own, its alternatives, or what the reader writes.
function corrections(f, decision) {
  const own = (f.edits || []).length > 0;
  const chosen = decision.decision === 'accept' && decision.text !== undefined ? decision.text : undefined;
  const known = [...(f.choices || [])].filter((choice) => choice !== f.text);
  const other = chosen !== undefined && !known.includes(chosen) ? chosen : undefined;
  const radio = (value, label, on) => h('label', {}, h('input', { type: 'radio', name: 'text', value, checked: on || null }), label);
  const ownLabel = f.text !== undefined ? (f.text === '' ? ['delete ', removed(f.found, 60)] : [added(f.text, 80)])
    : ['as shown'];
  return h('fieldset', { class: 'choices', id: 'choices' }, h('legend', {}, own || known.length ? 'Correction' : 'No correction is known; you can write one'),
    own ? radio('own', ownLabel, chosen === undefined) : null,
    known.map((choice, i) => radio(`choice ${i}`, [choice ? added(choice, 80) : 'delete'], chosen === choice || (!own && known.length === 1 && chosen === undefined))),
    h('label', {}, h('input', { type: 'radio', name: 'text', value: 'other', checked: other !== undefined || null }), h('span', { class: own || known.length ? '' : 'unseen' }, 'other'),
      h('input', {
        type: 'text', id: 'other', value: other ?? '', placeholder: shortened(f.text || f.found, 40), 'aria-label': 'Another correction',
        autocomplete: 'off', spellcheck: 'false', oninput: () => { document.querySelector('input[name="text"][value="other"]').checked = true; },
        onkeydown: (event) => { if (event.key === 'Enter') answerWith('accept'); },
      })));
}

// The text that is chosen: undefined for the rule's own correction, null when nothing is chosen.
function chosenText(f) {
  const value = document.querySelector('input[name="text"]:checked')?.value;
  if (value === 'own') return undefined;
  if (value === 'other') return $('other').value;
  if (value) return [...(f.choices || [])].filter((choice) => choice !== f.text)[Number(value.slice(7))];
  return null;
}

function answerWith(decision, scope = $('scope').value) {
  if (!current) return;
  let text;
  if (decision === 'accept') {
    text = chosenText(current);
    if (text === null || text === current.found) {
      say(text === null ? 'No correction is chosen; press e to write one.' : 'That is what stands there already; reject it instead (r).');
      return; // the focus stays: the next key is meant as a key
    }
  }
  const done = current;
  if (document.activeElement.matches('input[type="text"]')) $('list').focus({ preventScroll: true }); // the next key is no letter of the next text
  const n = decide(current, decision, scope, { text, reason: $('reason').value.trim() });
  say(`${plural(n, 'finding')} ${{ accept: 'accepted', reject: 'rejected', later: 'put off' }[decision]}. Press u to undo.`);
  const at = passing.indexOf(done);
  const next = passing.slice(at + 1).find((f) => !decisionOf(f)) || passing.slice(0, Math.max(0, at)).find((f) => !decisionOf(f));
  if (next) open(next, { read: $('review').classList.contains('reading-open') });
}
