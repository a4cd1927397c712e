// Field: the tree's own text element is the live field. While it has the focus it is shown over the drawn one, and its
// `value` is the truth: text never comes from key presses, and the whole of it is told each time.
//
// What input methods are known to do, and what it means here (tests/browser/ime_test.mjs has each as it was reported):
// one that never says that a composition ended has put in whole text and is silent since; one that gives every key the
// code 229 still breaks the line with its Enter; one key may end a composition and begin the next.
import { isField } from './records.js';

const AFTER_COMPOSITION_MS = 30; // Safari sends the key that ended a composition after it has ended
const SILENT_MS = 1000; // ... and Sogou sends whole text in a composition, and then no word of it
const STYLES = ['padding', 'fontSize', 'lineHeight', 'color', 'caretColor', 'backgroundColor'];

export class Field {
  tree_;
  client_ = null;
  heap_ = null;
  turn_ = 0;
  composing_ = false;
  deaf_ = false; // The composition that the browser speaks of has ended
  watch_ = 0;
  compositionEndedAt_ = -1e9;
  live_ = null;

  constructor(root, tree) {
    this.tree_ = tree;
    root.addEventListener('beforeinput', (event) => this.onBefore_(event));
    root.addEventListener('input', (event) => this.onInput_(event));
    root.addEventListener('keydown', (event) => {
      if (this.composing_ && !event.isComposing && event.keyCode !== 229) this.end_(event.target);
    });
    root.addEventListener('compositionstart', () => this.compose_(true));
    root.addEventListener('compositionupdate', () => clearTimeout(this.watch_));
    root.addEventListener('compositionend', (event) => {
      this.compositionEndedAt_ = event.timeStamp;
      this.compose_(false);
      this.tell_(event.target);
    });
    root.addEventListener('focusout', (event) => {
      if (this.composing_) this.end_(event.target);
      this.deaf_ = false;
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

  // True for a key press that belongs to an input method and means nothing to us. Where an input method is switched on,
  // Windows gives Escape the code 229 even while nothing is composed.
  isCompositionKey(event) {
    if (event.isComposing && !this.deaf_) return true;
    const ends = event.timeStamp - this.compositionEndedAt_ < AFTER_COMPOSITION_MS;
    return ends || (event.keyCode === 229 && event.key !== 'Escape');
  }

  mayOverwrite(turn) {
    return !this.composing_ && turn === this.turn_;
  }

  compose_(composing) {
    clearTimeout(this.watch_);
    this.composing_ = composing;
    this.deaf_ = false;
  }

  // The composition is over, whatever the browser says until the next one starts.
  end_(element) {
    this.compose_(false);
    this.deaf_ = true;
    this.tell_(element);
  }

  // An Enter that only an input method has seen is none; one that breaks the line of a one-line field is one, whatever
  // its key code was and however soon it came.
  onBefore_(event) {
    const record = this.recordOf_(event.target);
    if (!record || !this.client_ || (event.isComposing && !this.deaf_)) return;
    if (event.inputType === 'insertLineBreak' && record.role !== 'text_area') {
      event.preventDefault();
      this.client_._qg_submit(record.id);
    } else if (record.lengthMax > 0 && event.cancelable) {
      keepOut(event, record.lengthMax);
    }
  }

  // An input event that is not composing says that a composition has ended, if nothing else does.
  onInput_(event) {
    clearTimeout(this.watch_);
    this.composing_ = event.isComposing === true && !this.deaf_;
    if (this.composing_ && event.inputType === 'insertText') {
      this.watch_ = setTimeout(() => this.end_(event.target), SILENT_MS);
    }
    this.tell_(event.target, event.inputType);
  }

  recordOf_(element) {
    const record = this.tree_.recordOf(element);
    return record && isField(record.role) ? record : null;
  }

  tell_(element, inputType = '') {
    const record = this.recordOf_(element);
    if (!record || !this.client_) return;
    if (!this.composing_) keepWithin(element, record.lengthMax, inputType);
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
    for (const name of STYLES) this.live_.style[name] = '';
    this.live_.classList.remove('live');
    this.live_ = null;
  }
}

// `maxlength` counts UTF-16 units and would cut a rare character in two or count it twice. What is typed or pasted is cut
// before it comes in, so that the browser's own undo stays whole and what stood in the field is not pushed out.
function keepOut(event, max) {
  if (event.inputType !== 'insertText' && event.inputType !== 'insertFromPaste') return;
  const points = Array.from(event.data ?? event.dataTransfer?.getData('text/plain') ?? '');
  const { value, selectionStart, selectionEnd } = event.target;
  const room = max - lengthOf(value) + lengthOf(value.slice(selectionStart, selectionEnd));
  if (points.length <= room) return;
  event.preventDefault();
  if (room > 0) write(event.target, selectionStart, selectionEnd, points.slice(0, room).join(''));
}

// What an input method has composed too long is cut when it has ended, from its own end; undoing goes over the cut.
function keepWithin(element, max, inputType) {
  const over = max > 0 ? lengthOf(element.value) - max : 0;
  if (over <= 0) return;
  if (inputType.startsWith('history')) document.execCommand(inputType === 'historyUndo' ? 'undo' : 'redo');
  if (lengthOf(element.value) <= max) return;
  const caret = element.selectionStart;
  const before = Array.from(element.value.slice(0, caret));
  const kept = before.slice(0, Math.max(before.length - over, 0)).join('');
  write(element, kept.length, caret, '');
  if (lengthOf(element.value) > max) element.value = Array.from(element.value).slice(0, max).join('');
}

const lengthOf = (text) => Array.from(text).length;

// Through the browser's own editing where it can, so that it can be undone.
function write(element, from, to, text) {
  element.setSelectionRange(from, to);
  const edits = document.activeElement === element; // A field that is being left no longer does
  if (edits && document.execCommand(text ? 'insertText' : 'delete', false, text)) return;
  element.setRangeText(text, from, to, 'end');
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
