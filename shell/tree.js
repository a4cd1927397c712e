// Tree: the page as real elements, one for each record, lying transparent over the canvas.
//
// Elements live as long as their record's key does, and only what changed is written. A scrolled area is a real
// scroll box whose content stands at its true place, so that find-in-page, screen readers and focus can scroll it.
import { Layers } from './layers.js';
import { attributesOf, isChecked, isField, isOperated, makeElement, readRecords, textOf } from './records.js';

const PATCH_MS = 250; // While the picture still moves, the tree follows at this pace

export class Tree {
  root_;
  hints_;
  nodes_ = new Map();
  byElement_ = new WeakMap();
  patchedAt_ = 0;
  areas_ = new Map();
  records = [];
  onPatched = () => {};
  onScrolled = () => {};
  field = null; // Field (field.js)
  layers; // Layers (layers.js)

  constructor(root, hints) {
    this.root_ = root;
    this.hints_ = hints;
    this.layers = new Layers(root, this);
  }

  recordOf(element) {
    for (let at = element; at && at !== this.root_; at = at.parentElement) {
      const node = this.byElement_.get(at);
      if (node) return node.record;
    }
    return null;
  }

  // The nearest record around an element that a click can mean.
  operatedAt(element) {
    for (let at = element; at && at !== this.root_; at = at.parentElement) {
      const node = this.byElement_.get(at);
      if (node && (isOperated(node.record) || isField(node.record.role))) return node.record;
    }
    return null;
  }

  elementOf(id) {
    return id ? this.nodes_.get(String(id))?.element ?? null : null;
  }

  setAreas(areas) {
    this.areas_ = new Map(areas.map((area) => [area.id, area]));
  }

  take(bytes, settled) {
    const now = performance.now();
    const first = this.records.length === 0; // Nobody waits for a first page until it has come to rest
    if (!settled && !first && now - this.patchedAt_ < PATCH_MS && !this.field?.isLive) return;
    this.patchedAt_ = now;
    const { records, fieldTurn } = readRecords(bytes);
    this.records = records;
    this.patch_(records, settled, fieldTurn);
    this.onPatched(settled);
  }

  patch_(records, settled, fieldTurn) {
    const keys = keysOf(records);
    const hasChildren = new Set(records.map((record) => record.parent));
    const focused = document.activeElement;
    this.removeExcept_(new Map(keys.map((key, i) => [key, records[i]])));
    const places = [];
    const next = new Map([[this.root_, this.root_.firstElementChild]]);
    records.forEach((record, i) => {
      const parent = places[record.parent] ?? { element: this.root_, x: 0, y: 0 };
      const node = this.node_(keys[i], record);
      this.keepOrder_(parent.element, node.element, next);
      this.write_(node, record, hasChildren.has(i));
      this.writeValue_(node, record, settled, fieldTurn);
      places.push(this.place_(node, record, parent));
    });
    if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
    this.layers.patched(focused);
  }

  removeExcept_(wanted) {
    for (const [key, node] of this.nodes_) {
      const record = wanted.get(key);
      if (record && record.role === node.record.role && record.level === node.record.level) continue;
      node.element.remove();
      node.hint?.remove();
      this.nodes_.delete(key);
    }
  }

  node_(key, record) {
    let node = this.nodes_.get(key);
    if (!node) {
      node = { key, record, element: makeElement(record), attributes: {}, text: '', style: {}, hint: null, fresh: true };
      if (isField(record.role)) node.element.classList.add('field');
      this.nodes_.set(key, node);
      this.byElement_.set(node.element, node);
    }
    node.record = record;
    return node;
  }

  keepOrder_(parent, element, next) {
    const wanted = next.get(parent);
    if (wanted === element) {
      next.set(parent, element.nextElementSibling);
    } else {
      parent.insertBefore(element, wanted ?? null);
    }
    if (!next.has(element)) next.set(element, element.firstElementChild);
  }

  write_(node, record, hasChildren) {
    const { element } = node;
    const attributes = attributesOf(record, hasChildren);
    for (const [name, value] of Object.entries(attributes)) {
      if (node.attributes[name] === value) continue;
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    node.attributes = attributes;
    const text = textOf(record, hasChildren);
    if (text !== node.text && !hasChildren) element.textContent = text;
    else if (hasChildren && node.text && element.firstChild?.nodeType === Node.TEXT_NODE) element.firstChild.remove();
    node.text = hasChildren ? '' : text;
    if (record.role === 'radio') element.name = `group-${record.parent}`;
    this.writeHint_(node, record);
  }

  writeHint_(node, record) {
    if (record.hint === (node.hint?.textContent ?? '')) return;
    if (!record.hint) {
      node.hint.remove();
      node.hint = null;
      node.element.removeAttribute('aria-describedby');
      return;
    }
    if (!node.hint) {
      node.hint = document.createElement('span');
      node.hint.id = `hint-${node.key}`;
      this.hints_.append(node.hint);
      node.element.setAttribute('aria-describedby', node.hint.id);
    }
    node.hint.textContent = record.hint;
  }

  // A field that a person is writing in is only overwritten by an answer to what stands in it now.
  writeValue_(node, record, settled, fieldTurn) {
    const { element, fresh } = node;
    node.fresh = false;
    if (isChecked(record.role)) { // The browser itself ticks what was clicked: only a settled picture knows better
      if ((settled || fresh) && element.checked !== record.state.checked) element.checked = record.state.checked;
    } else if (isField(record.role) && record.role !== 'password_field' && element.value !== record.value) {
      // A record never carries a password, so what stands in such a field is the person's alone.
      const mine = document.activeElement === element;
      if (!mine || (settled && this.field?.mayOverwrite(fieldTurn))) element.value = record.value;
    }
  }

  place_(node, record, parent) {
    const { rect } = record;
    const { style } = node;
    if (rect.w <= 0 && rect.h <= 0) {
      this.style_(node, { position: 'static', left: '', top: '', width: '', height: '' });
      return { element: node.element, x: parent.x, y: parent.y };
    }
    this.style_(node, {
      position: '', left: `${round(rect.x - parent.x)}px`, top: `${round(rect.y - parent.y)}px`,
      width: `${round(rect.w)}px`, height: `${round(rect.h)}px`,
    });
    const area = this.areas_.get(record.id);
    if (!area) return { element: node.element, x: rect.x, y: rect.y };
    node.element.classList.add('scrolls');
    style.area = area.id;
    this.size_(node, area);
    this.scrollTo_(node, area.offset);
    return { element: node.element, x: rect.x, y: rect.y - area.offset };
  }

  // Gives a scroll box the height of its whole content, most of which may have no element.
  size_(node, area) {
    const height = `${round(node.record.rect.h + area.offsetMax)}px`;
    if (node.height === height) return;
    node.height = height;
    node.element.style.setProperty('--content', height);
  }

  // A scroll by the browser itself that was not told yet is told, and not undone.
  scrollTo_(node, offset) {
    const foreign = this.scrolledBy(node.element);
    if (foreign) return this.onScrolled(foreign);
    if (Math.abs(node.element.scrollTop - offset) >= 1) node.element.scrollTop = offset;
    node.scrolled = node.element.scrollTop;
  }

  style_(node, wanted) {
    for (const [name, value] of Object.entries(wanted)) {
      if (node.style[name] === value) continue;
      node.style[name] = value;
      node.element.style[name] = value;
    }
  }

  // How far something else than the client (focus, find-in-page, a test) has scrolled an area.
  scrolledBy(element) {
    const node = this.byElement_.get(element);
    if (!node || node.style.area === undefined) return null;
    const dy = element.scrollTop - (node.scrolled ?? 0);
    node.scrolled = element.scrollTop;
    return Math.abs(dy) >= 1 ? { area: node.style.area, dy } : null;
  }

  // The browser tells of a scroll a frame late; a press that comes before is meant for what is already seen.
  tellScrolls() {
    for (const id of this.areas_.keys()) {
      const moved = this.scrolledBy(this.elementOf(id));
      if (moved) this.onScrolled(moved);
    }
  }

  // The keys of an element and of what stands around it, from within.
  keysAround(element) {
    const keys = [];
    for (let at = element; at && at !== this.root_; at = at.parentElement) {
      const node = this.byElement_.get(at);
      if (node) keys.push(node.key);
    }
    return keys;
  }

  elementAt(key) {
    return this.nodes_.get(key)?.element ?? null;
  }
}

const round = (value) => Math.round(value * 100) / 100;

// A widget's id where there is one; else the place among its like under the same parent.
function keysOf(records) {
  const counts = new Map();
  const seen = new Set();
  const keys = [];
  for (const record of records) {
    const path = `${keys[record.parent] ?? ''}/${record.role}`;
    const n = counts.get(path) ?? 0;
    let key = record.id ? String(record.id) : `${path}${n}`;
    if (!record.id) counts.set(path, n + 1);
    while (seen.has(key)) key += '+';
    seen.add(key);
    keys.push(key);
  }
  return keys;
}
