// Keys: plays the events of an input method at the field that has the focus, in the order in which they were reported.
//
//   await play(page, [key229("n"), starts, updates("ni"), puts("ni"), ends("你"), ...]);

const event = (name, init = {}) => ({ name, init });
export const key = (name, keyCode, more = {}) => event("keydown", { key: name, keyCode, ...more });
export const key229 = (name = "Process", more = {}) => key(name, 229, more);
export const starts = event("compositionstart", { data: "" });
export const updates = (data) => event("compositionupdate", { data });
export const ends = (data) => event("compositionend", { data });
// The browser is about to change the field, which may be forbidden where the method allows it.
export const before = (inputType, data = null, more = {}) => event("beforeinput", { inputType, data, ...more });
// The browser has changed the field: the whole of it is `value` now.
export const input = (value, inputType, data = null, more = {}) => ({ ...event("input", { inputType, data, ...more }), value });
export const composed = (value, data) => input(value, "insertCompositionText", data, { isComposing: true });

export const play = (page, events) => page.evaluate((steps) => {
  const kinds = { keydown: KeyboardEvent, keyup: KeyboardEvent, beforeinput: InputEvent, input: InputEvent };
  const field = document.activeElement;
  for (const { name, init, value } of steps) {
    if (value !== undefined) field.value = value;
    field.dispatchEvent(new (kinds[name] ?? CompositionEvent)(name, { bubbles: true, cancelable: name !== "input", ...init }));
  }
}, events);
