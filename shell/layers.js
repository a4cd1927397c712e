// Layers: what lies over the page, a dialog or a menu.
//
// A dialog holds the focus, and so does a menu that was opened with a key: a reader begins to read there, and the keys
// belong to it. What lies behind a dialog is silent. When a layer has gone that had the focus, the focus goes back to
// what opened it, or to the nearest that is left around that.

export class Layers {
  root_;
  tree_;
  open_ = []; // From below: { element, keys: of what had the focus before it }
  pressed = null; // The element that was pressed last; Safari gives a pressed button no focus

  constructor(root, tree) {
    this.root_ = root;
    this.tree_ = tree;
  }

  // After the tree has changed; `focused` had the focus before.
  patched(focused) {
    const layers = [...this.root_.querySelectorAll('[role=dialog], [role=menu]')];
    const dialog = layers.filter((layer) => layer.getAttribute('role') === 'dialog').pop();
    this.silenceBehind_(dialog);
    let back = null;
    while (this.open_.length && !layers.includes(this.open_[this.open_.length - 1].element)) back = this.open_.pop().keys;
    for (const layer of layers) {
      if (this.open_.some(({ element }) => element === layer)) continue;
      this.open_.push({ element: layer, keys: this.openerOf_(focused, back) });
      if (layer.getAttribute('role') === 'menu' && isByKeyboard(focused)) layer.querySelector('[role=menuitem]')?.focus();
    }
    if (back && lostFocus()) this.focusFirst_(back);
    if (dialog && !dialog.contains(document.activeElement)) focusOn(dialog);
  }

  // A menu that gives way to a dialog was opened by something, too.
  openerOf_(focused, back) {
    if (focused && focused !== document.body && focused.isConnected) return this.tree_.keysAround(focused);
    return back ?? this.tree_.keysAround(this.pressed);
  }

  focusFirst_(keys) {
    const left = keys.map((key) => this.tree_.elementAt(key)).find((element) => element && !element.closest('[inert]'));
    focusOn(left ?? this.root_.querySelector('main'));
  }

  silenceBehind_(dialog) {
    if (!dialog) for (const silent of this.root_.querySelectorAll('[inert]')) silent.inert = false;
    for (let at = dialog; at && at !== this.root_; at = at.parentElement) {
      for (const other of at.parentElement.children) other.inert = other !== at;
    }
  }
}

export function isByKeyboard(element) {
  try {
    return element?.isConnected === true && element !== document.body && element.matches(':focus-visible');
  } catch { // Firefox before 85 does not know the word; a ring too many does no harm
    return true;
  }
}

const lostFocus = () => document.activeElement === document.body || !document.activeElement?.isConnected;

// What no key stops at can still hold the focus.
function focusOn(element) {
  element?.focus({ preventScroll: true });
  if (!element || document.activeElement === element) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
