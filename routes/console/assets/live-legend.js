// What a chart's colours stand for, in words, with a place for how many.

export function legendOf(keys, wordOf, classOf) {
  const list = document.createElement('ul');
  list.className = 'legend';
  if (keys.length === 0) list.append(Object.assign(document.createElement('li'), { textContent: 'None yet.' }));
  for (const key of keys) {
    const item = document.createElement('li');
    const swatch = document.createElement('span');
    swatch.className = `swatch ${classOf(key)}`;
    const output = document.createElement('output');
    output.dataset.key = key;
    output.setAttribute('aria-live', 'off');
    item.append(swatch, `${wordOf(key)} `, output);
    list.append(item);
  }
  return list;
}
