import ts from 'typescript';

/** Types whose members are those of their first argument. */
const SAME_MEMBERS = new Set(['Partial', 'Omit', 'Pick', 'Extract']);

/**
 * Interfaces as written in their sources, and which of their members some values have. A member is named after its interface
 * (`Batch.most`), or after the member that it is a part of (`Operation.ensures.switch`). Members of a type with a `kind` also
 * have that (`Type(text).lines`), and a text that a type allows is named too (`Separator ','`).
 */
export class Vocabulary {
  private readonly declared = new Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration>();
  private readonly visited = new WeakMap<object, Set<ts.Node>>();
  private readonly used = new Set<string>();

  constructor(sources: string[]) {
    for (const source of sources) for (const [name, found] of typesOf(source)) this.declared.set(name, found);
  }

  /** Notes the members that a value of this type has, and those of all values in it. */
  note(type: string, value: unknown): void {
    const found = this.declared.get(type);
    if (!found) return;
    if (ts.isTypeAliasDeclaration(found)) return this.noteAs(found.type, value, type);
    this.noteMembers(found.members, value, type);
    for (const base of found.heritageClauses?.flatMap(({ types }) => [...types]) ?? []) {
      const name = base.expression.getText();
      if (!SAME_MEMBERS.has(name)) this.note(name, value);
      else if (base.typeArguments?.[0]) this.noteAs(base.typeArguments[0], value, type);
    }
  }

  /** The members of the types of a source that no noted value has, without those that a base declares. */
  unused(source: string): string[] {
    const names = [...typesOf(source)].flatMap(([name, found]) => {
      // The members of a type with parameters are those of others.
      if (found.typeParameters) return [];
      return ts.isTypeAliasDeclaration(found) ? namesIn(found.type, name) : namesOf(found.members, name);
    });
    return [...new Set(names)].filter((name) => !this.used.has(name));
  }

  private noteAs(type: ts.TypeNode, value: unknown, label: string): void {
    if (value === undefined || value === null) return;
    if (typeof value === 'string')
      for (const text of textsIn(type, label)) if (text.is === value) this.used.add(text.name);
    if (typeof value === 'object' && !this.isFirstVisit(value, type)) return;
    if (ts.isParenthesizedTypeNode(type) || ts.isTypeOperatorNode(type) || ts.isRestTypeNode(type))
      return this.noteAs(type.type, value, label);
    if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
      return type.types
        .filter((each) => this.fits(each, value))
        .forEach((each) => this.noteAs(each, value, label));
    if (ts.isTypeLiteralNode(type)) return this.noteMembers(type.members, value, labelOf(type, label));
    if (ts.isTypeReferenceNode(type)) return this.noteReference(type, value, label);
    if (ts.isIndexedAccessTypeNode(type)) return this.noteMemberOf(type, value);
    const items = ts.isArrayTypeNode(type)
      ? [type.elementType]
      : ts.isTupleTypeNode(type)
        ? type.elements
        : [];
    if (Array.isArray(value))
      for (const item of items) for (const each of value) this.noteAs(item, each, label);
  }

  private noteReference(type: ts.TypeReferenceNode, value: unknown, label: string): void {
    const name = type.typeName.getText();
    const [first, second] = type.typeArguments ?? [];
    if (name === 'Array' && first && Array.isArray(value))
      value.forEach((each) => this.noteAs(first, each, label));
    else if (name === 'Record' && second)
      Object.values(value as object).forEach((each) => this.noteAs(second, each, label));
    else if (SAME_MEMBERS.has(name) && first) this.noteAs(first, value, label);
    else this.note(name, value);
  }

  /** `Field['otherwiseBy']`. */
  private noteMemberOf({ objectType, indexType }: ts.IndexedAccessTypeNode, value: unknown): void {
    const owner = this.declared.get(objectType.getText());
    const member = textOf(indexType);
    if (owner && ts.isInterfaceDeclaration(owner) && member !== undefined)
      this.noteMembers(owner.members, { [member]: value }, owner.name.text);
  }

  private noteMembers(members: ts.NodeArray<ts.TypeElement>, value: unknown, label: string): void {
    if (typeof value !== 'object' || value === null) return;
    for (const member of propertiesIn(members)) {
      const name = member.name.getText();
      const has = (value as Record<string, unknown>)[name];
      if (has === undefined) continue;
      this.used.add(`${label}.${name}`);
      if (member.type) this.noteAs(member.type, has, `${label}.${name}`);
    }
  }

  /** Whether a value may be of one of several types: it has the members that the type demands, and its kind. */
  private fits(type: ts.TypeNode, value: unknown): boolean {
    if (ts.isParenthesizedTypeNode(type)) return this.fits(type.type, value);
    if (ts.isArrayTypeNode(type) || ts.isTupleTypeNode(type)) return Array.isArray(value);
    if (ts.isTypeLiteralNode(type)) return hasMembers(type.members, value);
    const found = ts.isTypeReferenceNode(type) ? this.declared.get(type.typeName.getText()) : undefined;
    return !found || ts.isTypeAliasDeclaration(found) || hasMembers(found.members, value);
  }

  private isFirstVisit(value: object, type: ts.Node): boolean {
    const types = this.visited.get(value) ?? new Set();
    this.visited.set(value, types);
    return types.size < types.add(type).size;
  }
}

/** The interfaces and types of a source, by name. */
const typesOf = (source: string): Map<string, ts.InterfaceDeclaration | ts.TypeAliasDeclaration> =>
  new Map(
    ts
      .createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true)
      .statements.flatMap((each) =>
        ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each)
          ? [[each.name.text, each] as const]
          : [],
      ),
  );

const propertiesIn = (members: ts.NodeArray<ts.TypeElement>): ts.PropertySignature[] =>
  members.filter((member) => ts.isPropertySignature(member));

/** The text of a type that is one text: `'read'`. */
const textOf = (type: ts.TypeNode | undefined): string | undefined =>
  type && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;

const kindOf = (members: ts.NodeArray<ts.TypeElement>): string | undefined =>
  textOf(propertiesIn(members).find((member) => member.name.getText() === 'kind')?.type);

const labelOf = ({ members }: ts.TypeLiteralNode, label: string): string => {
  const kind = kindOf(members);
  return kind === undefined ? label : `${label}(${kind})`;
};

function hasMembers(members: ts.NodeArray<ts.TypeElement>, value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const kind = kindOf(members);
  if (kind !== undefined && (value as { kind?: unknown }).kind !== kind) return false;
  return propertiesIn(members).every(({ name, questionToken }) => questionToken ?? name.getText() in value);
}

/** The texts that a type allows, with their names. */
function textsIn(type: ts.TypeNode, label: string): Array<{ is: string; name: string }> {
  if (ts.isParenthesizedTypeNode(type)) return textsIn(type.type, label);
  if (ts.isUnionTypeNode(type)) return type.types.flatMap((each) => textsIn(each, label));
  const is = textOf(type);
  return is === undefined ? [] : [{ is, name: `${label} '${is}'` }];
}

function namesOf(members: ts.NodeArray<ts.TypeElement>, label: string): string[] {
  return propertiesIn(members).flatMap(({ name, type }) => {
    const own = `${label}.${name.getText()}`;
    return [own, ...(type ? namesIn(type, own) : [])];
  });
}

/** The names in a type: of its members, and of the texts that it allows. */
function namesIn(type: ts.TypeNode, label: string): string[] {
  if (ts.isTypeLiteralNode(type)) return namesOf(type.members, labelOf(type, label));
  if (ts.isParenthesizedTypeNode(type)) return namesIn(type.type, label);
  if (ts.isArrayTypeNode(type)) return namesIn(type.elementType, label);
  if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
    return type.types.flatMap((each) => namesIn(each, label));
  if (ts.isTypeReferenceNode(type)) return (type.typeArguments ?? []).flatMap((each) => namesIn(each, label));
  return textsIn(type, label).map(({ name }) => name);
}
