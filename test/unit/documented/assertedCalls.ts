/**
 * Which operations the engine tests call, and of which they look at the answer. Test files are read as TypeScript: an answer
 * counts if it, or what is made of it, stands in an `expect(…)`. A failure, or what the vendor has afterwards, is no answer.
 */
import ts from 'typescript';

/** One file of tests. `hasStages`: its stages belong to the node that is looked for. */
export interface TestFile {
  name: string;
  text: string;
  hasStages: boolean;
}

/** `resource.operation` of each call whose answer is compared. In: the name of the node, as in `packNode`. */
export function assertedIn({ name, text, hasStages }: TestFile, node: string): string[] {
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const nodes = everyNode(source);
  const calls = nodes.filter(ts.isCallExpression);
  const file: File = { source, nodes, calls };
  const staged = hasStages ? throughStages(file) : [];
  return [...staged, ...asNodes(file, node)]
    .filter(({ call }) => isAsserted(call, file, new Set()))
    .flatMap(({ names }) => names);
}

interface File {
  source: ts.SourceFile;
  nodes: ts.Node[];
  calls: ts.CallExpression[];
}

/** A call that runs operations. */
interface Run {
  call: ts.CallExpression;
  names: string[];
}

function everyNode(root: ts.Node): ts.Node[] {
  const found: ts.Node[] = [root];
  root.forEachChild((child) => {
    found.push(...everyNode(child));
  });
  return found;
}

const METHODS = new Set(['json', 'run', 'runWithFiles']);

/** `const sale = stage('sale')` and `sale.json('create', …)`. An operation that a table names is any text of the file. */
function throughStages({ nodes, calls }: File): Run[] {
  const stages = nodes.filter(ts.isVariableDeclaration).filter(isStage);
  const texts = nodes.filter(ts.isStringLiteralLike).map(({ text }) => text);
  return calls.flatMap((call) => {
    const { expression } = call;
    if (!ts.isPropertyAccessExpression(expression) || !METHODS.has(expression.name.text)) return [];
    const resource = resourceOf(expression.expression.getText(), call, stages);
    if (resource === undefined) return [];
    const named = textOf(call.arguments[0]);
    const operations = named === undefined ? texts : [named];
    return [{ call, names: operations.map((operation) => `${resource}.${operation}`) }];
  });
}

function isStage({ initializer }: ts.VariableDeclaration): boolean {
  return initializer !== undefined && ts.isCallExpression(initializer) && callee(initializer) === 'stage';
}

const callee = ({ expression }: ts.CallExpression): string => expression.getText();

/** The resource of the stage with this name that is nearest to a call: a block may have its own. */
function resourceOf(name: string, call: ts.Node, stages: ts.VariableDeclaration[]): string | undefined {
  const [nearest] = stages
    .filter((stage) => stage.name.getText() === name)
    .filter((stage) => holds(scopeOf(stage), call))
    .sort((one, other) => other.pos - one.pos);
  const initializer = nearest?.initializer;
  return initializer && ts.isCallExpression(initializer) ? textOf(initializer.arguments[0]) : undefined;
}

const holds = (outer: ts.Node, inner: ts.Node): boolean => outer.pos <= inner.pos && inner.end <= outer.end;

/** `packNode('superOffice', 'sale', 'create', …)`: what it is given to runs it. */
function asNodes({ calls }: File, node: string): Run[] {
  return calls
    .filter((call) => callee(call) === 'packNode' && textOf(call.arguments[0]) === node)
    .map((call) => ({ call, names: [`${textOf(call.arguments[1])}.${textOf(call.arguments[2])}`] }));
}

const textOf = (node: ts.Node | undefined): string | undefined =>
  node && ts.isStringLiteralLike(node) ? node.text : undefined;

/** Whether a value reaches an `expect(…)`: at once, through variables, or through what a function returns. */
function isAsserted(from: ts.Node, file: File, seen: Set<ts.Node>): boolean {
  for (let node: ts.Node = from; !ts.isSourceFile(node); node = node.parent) {
    if (seen.has(node)) return false;
    if (ts.isCallExpression(node) && callee(node) === 'expect') return true;
    if (ts.isVariableDeclaration(node)) {
      seen.add(node);
      return namesOf(node.name).some((name) => isNameAsserted(name, node, file, seen));
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      seen.add(node);
      return isNameAsserted(node.left.getText(), node, file, seen);
    }
    if (isFunction(node) && ts.isFunctionDeclaration(node))
      return isNameAsserted(node.name?.getText() ?? '', node, file, seen.add(node));
    if (ts.isExpressionStatement(node) && !isMatcher(node)) return false;
  }
  return false;
}

const isFunction = (node: ts.Node): boolean =>
  ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node);

const isMatcher = (node: ts.ExpressionStatement): boolean => node.getText().includes('expect(');

/** What is bound, without a failure: `{ main, failure }` binds an answer by the name main. */
function namesOf(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => {
    if (ts.isOmittedExpression(element)) return [];
    const member = (element.propertyName ?? element.name).getText();
    return NO_ANSWERS.has(member) ? [] : namesOf(element.name);
  });
}

const NO_ANSWERS = new Set(['failure', 'status', 'error', 'run', 'hints', 'logs']);

/** Whether one of the places that use a name reaches an `expect(…)`. */
function isNameAsserted(name: string, at: ts.Node, file: File, seen: Set<ts.Node>): boolean {
  const scope = scopeOf(at);
  return file.nodes
    .filter((node) => ts.isIdentifier(node) && node.text === name && node.pos > at.pos)
    .filter((node) => holds(scope, node))
    .filter((node) => !ts.isVariableDeclaration(node.parent) || node.parent.initializer === node)
    .some((node) => isAsserted(node, file, seen));
}

function scopeOf(at: ts.Node): ts.Node {
  let node = at.parent;
  while (!ts.isBlock(node) && !ts.isSourceFile(node)) node = node.parent;
  return node;
}
