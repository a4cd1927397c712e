// Stage: the one element that hears pointers, keys, wheel and touch for canvas and tree alike, and knows its size.
//
// A click made by a pointer goes to the client by position; a click that no pointer made (a key, a screen reader, a
// script) activates the record of its element.
import { isByKeyboard } from './layers.js';
import { isField } from './records.js';
import { Pan } from './pan.js';

const CURSORS = ['default', 'pointer', 'text', 'wait', 'not-allowed'];
const LINE_PX = 40;
// What the client calls the keys that are no letters (web/app/shortcuts.hpp).
const NAMED_KEYS = { ArrowUp: '\u2191', ArrowDown: '\u2193', Enter: '\u21b5' };
const MOVE = 0, PRESS = 1, RELEASE = 2, LEAVE = 3;

export class Stage {
  element_;
  canvas_;
  tree_;
  field_;
  client_ = null;
  areas_ = [];
  pointerClick_ = false;
  density_ = 0;
  view_;
  pan;
  plain = false; // Nothing is drawn: the tree itself is the page, and every click activates

  constructor({ element, view, canvas, tree, field, frames }) {
    this.view_ = view;
    this.element_ = element;
    this.canvas_ = canvas;
    this.tree_ = tree;
    this.field_ = field;
    this.pan = new Pan({
      areaAt: (point, dy) => this.areaAt_(this.view_.at(point), dy),
      scroll: (area, dy) => this.scroll_(area, dy),
      tap: (point) => this.tapAt_(this.view_.at(point)),
      wake: () => frames.request(),
    });
    this.listenPointer_();
    this.listenClick_();
    this.listenKeys_();
    this.listenScroll_();
  }

  connect(client) {
    this.client_ = client;
    this.listenSize_();
    this.element_.addEventListener('focusin', (event) => this.onFocus_(event.target));
    this.element_.addEventListener('focusout', () => this.client_._qg_focus(0, 0, 0));
  }

  listenPointer_() {
    const stage = this.element_;
    const tell = (what, event, record = 0) => {
      const { x, y } = this.view_.at(event);
      if (!this.plain) this.client_?._qg_pointer(what, x, y, event.button === 2 ? 1 : 0, 0, record);
    };
    stage.addEventListener('pointerdown', (event) => {
      this.tree_.tellScrolls();
      this.aimed_ = this.tree_.operatedAt(event.target)?.id ?? 0;
      this.tree_.layers.pressed = event.target;
      if (event.pointerType === 'touch') return this.pan.down(event);
      if (event.button === 0 || event.button === 2) tell(PRESS, event, this.aimed_);
    });
    stage.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'touch') this.pan.move(event);
      else tell(MOVE, event);
    });
    // A mouse may be let go outside of the stage; capturing it would take the browser's own clicks from fields.
    addEventListener('pointerup', (event) => {
      this.pointerClick_ = true;
      if (event.pointerType === 'touch') this.noClick_ = this.pan.up(event);
      else if (event.button === 0 || event.button === 2) tell(RELEASE, event);
    });
    stage.addEventListener('pointerleave', (event) => {
      if (event.pointerType !== 'touch') tell(LEAVE, event);
    });
    stage.addEventListener('pointercancel', () => this.pan.cancel());
    stage.addEventListener('touchend', (event) => {
      if (this.noClick_ && event.cancelable) event.preventDefault();
    }, { passive: false });
    stage.addEventListener('touchmove', (event) => {
      if (event.cancelable && event.touches.length === 1 && !this.plain) event.preventDefault();
    }, { passive: false });
  }

  noClick_ = false;
  aimed_ = 0; // The record under the last press

  tapAt_({ x, y }) {
    if (this.plain) return;
    for (const what of [MOVE, PRESS, RELEASE, LEAVE]) this.client_?._qg_pointer(what, x, y, 0, 1, this.aimed_);
  }

  listenClick_() {
    this.element_.addEventListener('click', (event) => {
      const byPointer = this.pointerClick_ && event.detail > 0 && !this.plain;
      this.pointerClick_ = false;
      const link = event.target.closest?.('a');
      const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1;
      if (link && elsewhere) return; // The browser opens it in a tab of its own
      if (link) event.preventDefault();
      const record = this.tree_.operatedAt(event.target);
      if (!byPointer && record && !isField(record.role)) this.activate(record);
    });
    this.element_.addEventListener('contextmenu', (event) => {
      if (!event.target.closest?.('.field')) event.preventDefault();
    });
  }

  activate(record) {
    if (record.state.disabled) return;
    this.client_?._qg_activate(record.id);
  }

  onFocus_(element) {
    const record = this.tree_.recordOf(element);
    if (!record) return;
    this.client_._qg_focus(record.id, isByKeyboard(element) ? 1 : 0, isField(record.role) ? 1 : 0);
  }

  listenKeys_() {
    this.element_.addEventListener('keydown', (event) => {
      const record = this.tree_.recordOf(event.target);
      if (this.field_.isCompositionKey(event)) return;
      if (event.key === 'Enter' && record && isField(record.role) && record.role !== 'text_area') {
        event.preventDefault();
        this.client_?._qg_submit(record.id);
      } else if (record?.role === 'row' && (event.key === 'Enter' || event.key === ' ')) {
        event.preventDefault();
        this.activate(record);
      } else if (record?.role === 'tab' || record?.role === 'menu_item') this.rove_(event);
    });
    addEventListener('keydown', (event) => { // Wherever the focus is, and where it is on nothing
      if (event.key === 'Escape' && !this.field_.isCompositionKey(event)) this.client_?._qg_escape();
      else if (!this.pressKey_(event)) this.scrollByKey_(event);
    });
  }

  // A key that nothing on the page takes may be a shortcut: the client knows. Never one that is typed or composed with.
  pressKey_(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || this.field_.isCompositionKey(event)) return false;
    const key = NAMED_KEYS[event.key] ?? (event.key === ' ' ? '' : event.key);
    if ([...key].length !== 1 || !this.takes_(event, key)) return false;
    event.preventDefault();
    this.client_?._qg_key(key.codePointAt(0));
    return true;
  }

  takes_(event, key) {
    const record = this.tree_.recordOf(event.target);
    const isArrow = key === NAMED_KEYS.ArrowUp || key === NAMED_KEYS.ArrowDown;
    if (event.target.closest?.('.field')) return isArrow && this.arrows_ && record?.role === 'search_field';
    if (key === NAMED_KEYS.Enter) return !this.tree_.operatedAt(event.target);
    return !isArrow || (this.arrows_ && !event.target.closest?.('[role=tab], [role=menuitem], [type=radio]'));
  }

  arrows_ = false; // The page has a list in which the arrow keys move

  // Arrow keys go round among the entries of one tab list or menu.
  rove_(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const role = event.target.getAttribute('role');
    const all = [...event.target.parentElement.querySelectorAll(`[role=${role}]`)];
    const at = all.indexOf(event.target);
    const to = { Home: 0, End: all.length - 1 }[event.key] ?? (step ? (at + step + all.length) % all.length : -1);
    if (to < 0) return;
    event.preventDefault();
    all[to].focus();
  }

  scrollByKey_(event) {
    if (event.defaultPrevented || event.target.closest?.('.field, [role=tab], [type=radio]')) return;
    const largest = this.areas_.reduce((a, b) => (a && a.w * a.h >= b.w * b.h ? a : b), null);
    if (!largest) return;
    const page = largest.h * 0.9;
    const dy = { PageDown: page, PageUp: -page, ArrowDown: LINE_PX, ArrowUp: -LINE_PX, Home: -largest.offset,
      End: largest.offsetMax - largest.offset }[event.key];
    if (dy === undefined) return;
    event.preventDefault();
    this.scroll_(largest, dy);
  }

  listenScroll_() {
    this.element_.addEventListener('wheel', (event) => {
      if (event.ctrlKey || this.plain) return; // The browser's own zoom, or the browser's own page
      if (event.target === document.activeElement && event.target.tagName === 'TEXTAREA') return;
      event.preventDefault();
      const dy = event.deltaY * (event.deltaMode === 1 ? LINE_PX : event.deltaMode === 2 ? innerHeight : 1);
      const area = this.areaAt_(this.view_.at(event), dy);
      if (area) this.scroll_(area, dy);
    }, { passive: false });
    this.element_.addEventListener('scroll', (event) => {
      const moved = this.tree_.scrolledBy(event.target);
      if (moved) this.tree_.onScrolled(moved);
    }, true);
    this.tree_.onScrolled = (moved) => this.client_?._qg_scroll(moved.area, moved.dy);
  }

  // The innermost area under a point that can still go that way.
  areaAt_({ x, y }, dy) {
    const under = this.areas_.filter((area) => x >= area.x && y >= area.y && x < area.x + area.w && y < area.y + area.h);
    const free = under.filter((area) => (dy > 0 ? area.offset < area.offsetMax : area.offset > 0));
    return free.pop() ?? null;
  }

  scroll_(area, dy) {
    const present = this.areas_.find((one) => one.id === area.id);
    if (!present || dy === 0) return false;
    const to = Math.min(Math.max(present.offset + dy, 0), present.offsetMax);
    if (to === present.offset) return false;
    this.client_?._qg_scroll(area.id, to - present.offset);
    present.offset = to;
    return true;
  }

  listenSize_() {
    const tell = () => this.resize_(this.view_.box);
    this.view_.onChange = tell;
    matchMedia('(pointer: coarse)').addEventListener?.('change', tell); // A tablet is put on its keyboard, or taken off
    tell();
  }

  resize_({ x, y, width, height }) {
    this.density_ = devicePixelRatio;
    Object.assign(this.element_.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` });
    this.view_.fit(this.canvas_);
    const coarse = matchMedia('(pointer: coarse)').matches ? 1 : 0;
    this.client_._qg_resize(width, height, this.density_, coarse);
    const zoom = matchMedia(`(resolution: ${this.density_}dppx)`);
    zoom.addEventListener?.('change', () => this.resize_(this.view_.box), { once: true });
  }

  // Reads what web/platform/tree.cpp writes as wishes.
  obey(bytes) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const whole = (word) => view.getUint32(word * 4, true);
    const real = (word) => view.getFloat32(word * 4, true);
    this.areas_ = [];
    for (let i = 0, at = 12; i < whole(11); ++i, at += 7) {
      this.areas_.push({ id: whole(at), x: real(at + 1), y: real(at + 2), w: real(at + 3), h: real(at + 4),
        offset: real(at + 5), offsetMax: real(at + 6) });
    }
    this.arrows_ = whole(12 + this.areas_.length * 7) !== 0;
    this.tree_.setAreas(this.areas_);
    this.element_.style.cursor = CURSORS[whole(1)] ?? 'default';
    const live = { id: whole(2), x: real(3), y: real(4), w: real(5), h: real(6), size: real(7), line: real(8),
      ink: colourOf(whole(9)), paper: colourOf(whole(10)) };
    this.wish_ = { focus: whole(0), live };
  }

  wish_ = { focus: 0, live: { id: 0 } };

  // After the tree has the elements that the wishes speak of.
  settle() {
    const element = this.tree_.elementOf(this.wish_.focus);
    if (element && element !== document.activeElement) element.focus({ preventScroll: true });
    if (element) this.wish_.focus = 0;
    this.field_.show(this.wish_.live);
    this.keepInSight_(this.wish_.live);
  }

  // How the field that is written in stood when it was last brought into sight. A keyboard that comes up on the screen
  // makes its area lower, and a text that grows makes the field higher: then it moves above what would hide it.
  kept_ = '';

  keepInSight_({ id, y, h }) {
    const holder = this.tree_.elementOf(id)?.closest('.scrolls');
    const around = holder && this.areas_.find((area) => this.tree_.elementOf(area.id) === holder);
    const now = around ? `${id} ${h} ${around.y} ${around.h}` : '';
    if (this.kept_ === now) return;
    this.kept_ = now;
    if (!around) return;
    const below = y + h + LINE_PX - (around.y + around.h);
    const above = y - LINE_PX - around.y;
    if (below > 0) this.scroll_(around, below);
    else if (above < 0) this.scroll_(around, above);
  }
}

// ImGui keeps a colour as 0xAABBGGRR.
function colourOf(packed) {
  return `rgb(${packed & 255} ${packed >> 8 & 255} ${packed >> 16 & 255})`;
}
