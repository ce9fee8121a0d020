import { itemPath, undecided } from '../../../nodes/shared/run/itemPath';

const json = {
  id: 7,
  text: '7',
  nothing: null,
  a: { 'b c': [{ d: 1 }], e: false },
  when: new Date(0),
};

const read = (expression: string) => itemPath(expression)?.(json);

describe('the short way to a value of the item', () => {
  it.each([
    ['={{ $json.id }}', 7],
    ['={{$json.id}}', 7],
    ['={{ $json["id"] }}', 7],
    ["={{ $json['text'] }}", '7'],
    ['={{ $json.a["b c"][0].d }}', 1],
    ['={{ $json.a.e }}', false],
    ['={{ $json.nothing }}', null],
    ['={{ $json.missing }}', undefined],
    ['={{ $json.missing.deeper }}', undefined],
    ['={{ $json.nothing.deeper }}', undefined],
    ['={{ $json.a["b c"][5] }}', undefined],
    ['=id {{ $json.id }}', 'id 7'],
    ['={{ $json.id }} ', '7 '],
    ['= {{ $json.id }}', ' 7'],
    ['={{ $json.id }}{{ $json.a.e }}', '7false'],
    ['=a-{{ $json.nothing }}-{{ $json.missing.deeper }}-{{$json.a["b c"][0].d}}', 'a---1'],
    ['=7', '7'],
    ['=', ''],
  ])('reads %s', (expression, expected) => expect(read(expression)).toBe(expected));

  it.each([
    ['={{ $json.text.length }}'],
    ['={{ $json.a["b c"].map }}'],
    ['={{ $json.when }}'],
    ['={{ $json.id.toFixed }}'],
    ['=at {{ $json.when }}'],
    ['=all {{ $json.a }}'],
  ])('leaves %s to n8n', (expression) => expect(read(expression)).toBe(undecided));

  it.each([
    ['={{ $json }}'],
    ['={{ $json.toString }}'],
    ['={{ $json.a.constructor }}'],
    ['={{ $json["__proto__"].x }}'],
    ['=id {{ $json.id + 1 }}'],
    ['=id \\{{ $json.id }}'],
    ['=id {{ $json.id'],
    ['=a. constructor {{ $json.id }}'],
    ['={{ $json["a}}b"] }}'],
    ['={{ $json.id + 1 }}'],
    ['={{ $json.id ?? 1 }}'],
    ['={{ $json.a.keys() }}'],
    ['={{ $json?.id }}'],
    ['={{ $json.a[$json.id] }}'],
    ['={{ $json["a\\"b"] }}'],
    ['={{ $node.x.json.id }}'],
    ['{{ $json.id }}'],
  ])('does not take %s', (expression) => expect(itemPath(expression)).toBeUndefined());
});
