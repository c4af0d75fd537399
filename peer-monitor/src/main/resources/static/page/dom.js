// The only place that makes or changes elements, and it writes text as text: peers choose their names.

export const byId = (id) => document.getElementById(id);

/** An element with a class and children; a string child becomes text. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  element.append(...children);
  return element;
}

/** Changes nothing that is already so: no layout, and a screen reader stays silent. */
export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

export function setAttribute(element, name, value) {
  if (value === null || value === undefined) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== String(value)) {
    element.setAttribute(name, value);
  }
}

export function setHidden(element, hidden) {
  if (element.hidden !== hidden) {
    element.hidden = hidden;
  }
}

const shown = new WeakMap();

/**
 * Makes the children of a parent be these items, in this order: an element lives as long as its key,
 * so that focus, selection and scrolling survive an update.
 */
export function keyed(parent, items, keyOf, create, update) {
  const before = shown.get(parent) ?? new Map();
  const after = new Map();
  for (const item of items) {
    const key = keyOf(item);
    after.set(key, before.get(key) ?? create(item));
  }
  for (const [key, element] of before) {
    if (!after.has(key)) {
      element.remove();
    }
  }
  let next = parent.firstElementChild;
  for (const item of items) {
    const element = after.get(keyOf(item));
    update(element, item);
    if (element === next) {
      next = next.nextElementSibling;
    } else {
      parent.insertBefore(element, next);
    }
  }
  shown.set(parent, after);
}

/** A list of terms and texts: [[term, text, hint?], …]. */
export function facts(list, pairs) {
  keyed(
    list,
    pairs,
    ([term]) => term,
    ([term]) => make('div', 'fact', make('dt', '', term), make('dd'), make('dd', 'hint')),
    (row, [, text, hint, state]) => {
      const [, value, note] = row.children;
      setText(value, text);
      setText(note, hint ?? '');
      setHidden(note, !hint);
      setAttribute(row, 'data-state', state);
    },
  );
}

/** The choices of a select, without losing the one that is made. */
export function choices(select, values, nameOf = (value) => value) {
  const first = select.options[0];
  const wanted = values.map((value) => ({ value, name: nameOf(value) }));
  const same = wanted.length === select.options.length - 1
    && wanted.every(({ value, name }, at) => select.options[at + 1].value === value && select.options[at + 1].text === name);
  if (same) {
    return;
  }
  const chosen = select.value;
  select.replaceChildren(first, ...wanted.map(({ value, name }) => new Option(name, value)));
  select.value = chosen;
}
