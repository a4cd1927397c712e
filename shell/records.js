// Records: reads what web/platform/tree.cpp writes, and says what element and which attributes a record becomes.

// In the order of RecordRole and RecordState in core/record.hpp; a test compares them.
export const ROLES = ['main', 'banner', 'navigation', 'region', 'complementary', 'dialog', 'form', 'group', 'heading',
  'paragraph', 'quote', 'list', 'list_item', 'table', 'row', 'column_header', 'cell', 'image', 'separator', 'status',
  'alert', 'button', 'link', 'text_field', 'text_area', 'number_field', 'password_field', 'date_field',
  'search_field', 'checkbox', 'radio', 'radio_group', 'switch', 'tab_list', 'tab', 'tab_panel', 'menu', 'menu_item',
  'progress', 'light', 'tag'];
export const STATES = ['disabled', 'checked', 'selected', 'expanded', 'pressed', 'invalid', 'required', 'busy',
  'current', 'read_only', 'focused', 'hidden', 'screen_only'];
const TEXTS = ['name', 'value', 'hint', 'href', 'input'];
const WORDS = 23;
const decoder = new TextDecoder();

export function readRecords(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getInt32(0, true);
  let text = 8 + count * WORDS * 4;
  const records = [];
  for (let i = 0; i < count; ++i) {
    const at = 8 + i * WORDS * 4;
    const whole = (word) => view.getInt32(at + word * 4, true);
    const rect = (word) => {
      const [x, y, w, h] = [0, 1, 2, 3].map((k) => view.getFloat32(at + (word + k) * 4, true));
      return { x, y, w, h };
    };
    const bits = whole(3);
    const record = {
      id: whole(0) >>> 0, role: ROLES[whole(1)], parent: whole(2),
      state: Object.fromEntries(STATES.map((name, bit) => [name, (bits >> bit & 1) === 1])),
      level: whole(4), row: whole(5), column: whole(6), rows: whole(7), columns: whole(8), lengthMax: whole(9),
      rect: rect(10), hit: rect(14),
    };
    for (let k = 0; k < TEXTS.length; ++k) {
      const size = whole(18 + k);
      record[TEXTS[k]] = size ? decoder.decode(bytes.subarray(text, text + size)) : '';
      text += size;
    }
    if (record.role === 'group' && records[record.parent]?.role === 'table') record.role = 'row_group'; // Its rows scroll
    records.push(record);
  }
  return { records, fieldTurn: view.getInt32(4, true) };
}

// [element, ARIA role where the element's own is another, type of an input]
const SHAPES = {
  main: ['main'], banner: ['header', 'banner'], navigation: ['nav'], region: ['section', 'region'],
  complementary: ['aside', 'complementary'], dialog: ['div', 'dialog'], form: ['div', 'form'], group: ['div', 'group'],
  row_group: ['div', 'rowgroup'],
  paragraph: ['p'], quote: ['blockquote'], list: ['div', 'list'], list_item: ['div', 'listitem'],
  table: ['div', 'table'], row: ['div', 'row'], column_header: ['div', 'columnheader'], cell: ['div', 'cell'],
  image: ['div', 'img'], separator: ['div', 'separator'], status: ['div', 'status'], alert: ['div', 'alert'],
  button: ['button'], link: ['a'], text_field: ['input', null, 'text'], text_area: ['textarea'],
  number_field: ['input', null, 'text'], password_field: ['input', null, 'password'],
  date_field: ['input', null, 'date'], search_field: ['input', null, 'search'], checkbox: ['input', null, 'checkbox'],
  radio: ['input', null, 'radio'], radio_group: ['div', 'radiogroup'], switch: ['input', 'switch', 'checkbox'],
  tab_list: ['div', 'tablist'], tab: ['button', 'tab'], tab_panel: ['div', 'tabpanel'], menu: ['div', 'menu'],
  menu_item: ['button', 'menuitem'], progress: ['div', 'progressbar'], light: ['span'], tag: ['span'],
};
const CONTAINERS = new Set(['main', 'banner', 'navigation', 'region', 'complementary', 'dialog', 'form', 'group', 'list',
  'table', 'radio_group', 'tab_list', 'tab_panel', 'menu']);
const NAMED_BY_LABEL = new Set([...CONTAINERS, 'image', 'progress', 'separator']);
const SELECTABLE = new Set(['tab', 'row', 'cell', 'menu_item', 'list_item']);
const OPERATED = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'menu_item', 'row', 'list_item', 'cell',
  'column_header', 'image', 'light', 'tag']);
export const isOperated = (record) => record.id !== 0 && OPERATED.has(record.role);
export const isField = (role) => role.endsWith('_field') || role === 'text_area';
export const isChecked = (role) => role === 'checkbox' || role === 'radio' || role === 'switch';

export function makeElement(record) {
  const [tag, role, type] = record.role === 'heading' ? [`h${Math.min(Math.max(record.level, 1), 6)}`]
    : SHAPES[record.role];
  const element = document.createElement(tag);
  if (role) element.setAttribute('role', role);
  if (type) element.type = type;
  if (tag === 'button') element.type = 'button';
  return element;
}

const orNull = (condition, value = 'true') => (condition ? value : null);

function tableAttributes(record) {
  const inTable = record.role === 'table';
  return {
    'aria-rowcount': orNull(inTable && record.rows > 0, record.rows),
    'aria-colcount': orNull(inTable && record.columns > 0, record.columns),
    'aria-rowindex': orNull(!inTable && record.row > 0, record.row),
    'aria-colindex': orNull(!inTable && record.column > 0, record.column),
  };
}

// What the Enter of an on-screen keyboard says; in a text area it breaks the line.
const ENTER_SAYS = { search_field: 'search', password_field: 'go', text_field: 'done', number_field: 'done' };

function fieldAttributes(record) {
  if (!isField(record.role)) return {};
  const [mode, purpose = 'off'] = record.input.split(' '); // A browser fills in what is the person's own, and nothing else
  const digits = record.role === 'number_field' ? 'numeric' : null;
  return {
    inputmode: mode || digits,
    autocomplete: purpose,
    autocapitalize: orNull(purpose === 'username', 'none'),
    spellcheck: orNull(purpose === 'username', 'false'),
    readonly: orNull(record.state.read_only, ''),
    enterkeyhint: ENTER_SAYS[record.role] ?? null,
    'aria-required': orNull(record.state.required),
    'aria-invalid': orNull(record.state.invalid),
  };
}

// What a record says, as attributes; null where it says nothing. `hasChildren`: its name is not its text.
export function attributesOf(record, hasChildren) {
  const { role, state } = record;
  const native = isField(role) || isChecked(role);
  const labelled = native || NAMED_BY_LABEL.has(role) || (hasChildren && record.name);
  return {
    'aria-label': orNull(labelled && record.name, record.name),
    'aria-disabled': orNull(state.disabled && !native),
    disabled: orNull(state.disabled && native, ''),
    'aria-selected': SELECTABLE.has(role) && (state.selected || role === 'tab') ? String(state.selected) : null,
    'aria-checked': orNull(state.checked && !isChecked(role) && role !== 'list_item'), // A stage that is done; see aria-current
    'aria-expanded': orNull(state.expanded),
    'aria-pressed': orNull(state.pressed),
    'aria-busy': orNull(state.busy),
    'aria-current': orNull(state.current, role === 'list_item' ? 'step' : 'page'),
    'aria-modal': orNull(role === 'dialog'),
    'aria-valuetext': orNull(role === 'progress' && record.value, record.value),
    'aria-valuenow': orNull(role === 'progress' && /^\d+( ?%)?$/.test(record.value), parseInt(record.value, 10)),
    href: orNull(role === 'link' && record.href, record.href),
    tabindex: orNull((role === 'link' && !record.href) || (role === 'row' && record.id), '0'),
    ...tableAttributes(record),
    ...fieldAttributes(record),
  };
}

// What stands in an element of its own, readable by find-in-page.
export function textOf(record, hasChildren) {
  if (hasChildren || CONTAINERS.has(record.role) || isField(record.role) || isChecked(record.role)) return '';
  if (record.role === 'image' || record.role === 'progress' || record.role === 'separator') return '';
  if (record.role === 'light') return record.name; // Its value is the lamp
  return [record.name, record.value].filter(Boolean).join(' ');
}
