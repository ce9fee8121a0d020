import { kometSales, type KometMethod, type KometParam } from '../../documented';

/** The pages of Komet Sales in the catalogue. */
export const { methods } = kometSales();

/** A page's name: one id may have a page for each HTTP method. */
export const keyOf = ({ httpMethod, id }: KometMethod) => `${httpMethod} ${id}`;

/** The pages by name, for `it.each`. */
export const each = methods.map((method) => [keyOf(method), method] as const);

/** All parameters, those within records as `list[].name`. */
export function parameters({ params }: KometMethod): Array<[at: string, param: KometParam]> {
  return params.flatMap((param) => [
    [param.name, param] as [string, KometParam],
    ...(param.items ?? []).map((item): [string, KometParam] => [`${param.name}[].${item.name}`, item]),
  ]);
}
