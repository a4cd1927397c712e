// Field: the tree's own text element is the live field. While it has the focus it is shown over the drawn one, and its
// `value` is the truth: text never comes from key presses, and the whole of it is told each time.

const AFTER_COMPOSITION_MS = 30; // Safari sends the Enter that ended a composition after it has ended

export class Field {
  tree_;
  client_ = null;
  heap_ = null;
  turn_ = 0;
  composing_ = false;
  compositionEndedAt_ = -1e9;
  live_ = null;

  constructor(root, tree) {
    this.tree_ = tree;
    root.addEventListener('input', (event) => this.onInput_(event));
    root.addEventListener('compositionstart', () => { this.composing_ = true; });
    root.addEventListener('compositionend', (event) => {
      this.composing_ = false;
      this.compositionEndedAt_ = event.timeStamp;
      this.tell_(event.target);
    });
    root.addEventListener('focusout', (event) => {
      if (this.composing_) this.tell_(event.target);
      this.composing_ = false;
      this.unstyle_();
    });
  }

  connect(client, heap) {
    this.client_ = client;
    this.heap_ = heap;
  }

  get isLive() {
    return this.live_ !== null;
  }

  // True for a key press that belongs to an input method and means nothing to us.
  isCompositionKey(event) {
    return event.isComposing || event.keyCode === 229
      || event.timeStamp - this.compositionEndedAt_ < AFTER_COMPOSITION_MS;
  }

  mayOverwrite(turn) {
    return !this.composing_ && turn === this.turn_;
  }

  // Some input methods never say that a composition ended; an input event that is not composing says so too.
  onInput_(event) {
    this.composing_ = event.isComposing === true;
    this.tell_(event.target);
  }

  tell_(element) {
    const record = this.tree_.recordOf(element);
    if (!record || !element.classList.contains('field') || !this.client_) return;
    if (!this.composing_) keepWithin(element, record.lengthMax);
    const bytes = new TextEncoder().encode(element.value);
    const at = this.client_._qg_page_take(bytes.length);
    this.heap_().set(bytes, at);
    this.client_._qg_field(record.id, at, bytes.length, ++this.turn_);
    this.client_._qg_page_give(at);
  }

  // Makes the focused element look like the field drawn under it.
  show(live) {
    const element = this.tree_.elementOf(live.id);
    if (!element || element !== document.activeElement) return this.unstyle_();
    const record = this.tree_.recordOf(element);
    const { style } = element;
    const [left, top] = [live.x - record.rect.x, live.y - record.rect.y];
    const right = record.rect.w - left - live.w;
    const bottom = record.rect.h - top - live.h;
    style.padding = [top, right, bottom, left].map((side) => `${Math.max(side, 0)}px`).join(' ');
    style.fontSize = `${live.size}px`;
    style.lineHeight = `${live.line}px`;
    style.color = style.caretColor = live.ink;
    style.backgroundColor = live.paper;
    element.classList.add('live');
    this.live_ = element;
  }

  unstyle_() {
    if (!this.live_) return;
    for (const name of ['padding', 'fontSize', 'lineHeight', 'color', 'caretColor', 'backgroundColor']) {
      this.live_.style[name] = '';
    }
    this.live_.classList.remove('live');
    this.live_ = null;
  }
}

// `maxlength` counts UTF-16 units and would cut a rare character in two or count it twice.
function keepWithin(element, max) {
  if (max <= 0) return;
  const points = Array.from(element.value);
  if (points.length <= max) return;
  const caret = element.selectionStart;
  element.value = points.slice(0, max).join('');
  element.setSelectionRange?.(caret, caret);
}
