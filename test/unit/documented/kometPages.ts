import { kometSales, type KometMethod, type KometParam } from '../../documented';

/** The pages of Komet Sales in the catalogue. */
export const { methods } = kometSales();

/** A page's name: one id may have a page for each HTTP method. */
export const keyOf = ({ httpMethod, id }: KometMethod) => `${httpMethod} ${id}`;

/** One test for all pages: `check` throws what is wrong with a page, and the test reports it for every page. */
export function everyPage(says: string, check: (page: KometMethod) => void): void {
  it(`every page ${says}`, () => {
    const wrong = methods.flatMap((method) => {
      try {
        check(method);
        return [];
      } catch (error) {
        return [`${keyOf(method)}: ${(error as Error).message}`];
      }
    });
    expect(wrong).toEqual([]);
  });
}

/** All parameters, those within records as `list[].name`. */
export function parameters({ params }: KometMethod): Array<[at: string, param: KometParam]> {
  return params.flatMap((param) => [
    [param.name, param] as [string, KometParam],
    ...(param.items ?? []).map((item): [string, KometParam] => [`${param.name}[].${item.name}`, item]),
  ]);
}
