import { createRequire } from 'node:module';

/*
 * What n8n's lint rules say about the words in the editor. The rules live in eslint-plugin-n8n-nodes-base, which reads
 * literals in source files only; here its own word lists and case functions are applied to built descriptions. The name of
 * the rule stands above each check.
 */
const plugin = createRequire(require.resolve('eslint-plugin-n8n-nodes-base'));
const { titleCase } = plugin('title-case') as { titleCase(text: string): string };
const { sentenceCase } = plugin('sentence-case') as { sentenceCase(text: string): string };
const { utils } = plugin('./lib/ast/utils') as { utils: { isAllowedLowercase(text: string): boolean } };
const nouns = plugin('pluralize') as {
  singular(noun: string): string;
  plural(noun: string): string;
  isPlural(noun: string): boolean;
};

/** The plugin's constants: standard descriptions, sensitive names, patterns. */
export const standard = plugin('./lib/constants') as {
  MIN_ITEMS_TO_ALPHABETIZE: number;
  WEAK_DESCRIPTIONS: string[];
  LIMIT_NODE_PARAMETER: { DEFAULT_VALUE: number; DESCRIPTION: string };
  RETURN_ALL_NODE_PARAMETER: { DISPLAY_NAME: string; DESCRIPTION: string };
  SIMPLIFY_NODE_PARAMETER: { DISPLAY_NAME: string; DESCRIPTION: string };
  IGNORE_SSL_ISSUES_NODE_PARAMETER: { DISPLAY_NAME: string; DESCRIPTION: string };
  UPSERT_NODE_PARAMETER: { DESCRIPTION: string };
  DYNAMIC_OPTIONS_NODE_PARAMETER: { DISPLAY_NAME_SUFFIX: string; DESCRIPTION: string };
  DYNAMIC_MULTI_OPTIONS_NODE_PARAMETER: { DISPLAY_NAME_SUFFIX: string; DESCRIPTION: string };
  EMAIL_PLACEHOLDER: string;
  CRED_SENSITIVE_CLASS_FIELDS: string[];
  NODE_SENSITIVE_PARAM_NAMES: string[];
  FALSE_POSITIVE_NODE_SENSITIVE_PARAM_NAMES: string[];
  MISCASED_ID_REGEX: RegExp;
  MISCASED_URL_REGEX: RegExp;
  MISCASED_JSON_REGEX: RegExp;
  VALID_HTML_TAG_REGEX: RegExp;
  LINE_BREAK_HTML_TAG_REGEX: RegExp;
};

/** The first choice of a required choice: no value yet. It stays above the sorted ones. */
export const UNCHOSEN = 'Select…';

/** What is wrong with a name shown in the editor: a parameter's, an option's, a section's. */
export function nameFaults(name: string): string[] {
  const faults = [...spaceFaults(name), ...acronymFaults(name)];
  // node-param-display-name-miscased
  if (!utils.isAllowedLowercase(name) && titleCase(name) !== name)
    faults.push(`is not in title case: "${titleCase(name)}"`);
  // @n8n/community-nodes/no-emoji-in-options
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(name)) faults.push('has an emoji');
  return faults;
}

/** What is wrong with a description. `beside` is the name that it explains. */
export function descriptionFaults(description: string, beside: string): string[] {
  // node-param-description-empty-string
  if (description === '') return ['is empty: fill it in or leave it out'];
  const faults = [...spaceFaults(description), ...acronymFaults(description), ...periodFaults(description)];
  // node-param-description-lowercase-first-char
  if (/^[a-z]/.test(description)) faults.push('starts with a small letter');
  // node-param-description-identical-to-display-name, node-param-option-description-identical-to-name
  const bare = description.replace(/^The\s/, '').replace(/\.$/, '');
  if (bare.toLowerCase() === beside.toLowerCase()) faults.push('only repeats the name');
  // node-param-description-weak
  const weak = standard.WEAK_DESCRIPTIONS.find((each) =>
    description.toLowerCase().includes(each.toLowerCase()),
  );
  if (weak) faults.push(`says nothing: "${weak}"`);
  // node-param-description-comma-separated-hyphen
  if (/comma separated/i.test(description)) faults.push('writes "comma-separated" without its hyphen');
  return [...faults, ...markupFaults(description)];
}

/** What is wrong with the sentence that the node panel shows for an operation. */
export function actionFaults(action: string): string[] {
  const faults = spaceFaults(action);
  // node-param-operation-option-action-miscased: words in capitals only are left out of the comparison.
  const plain = action
    .split(' ')
    .filter((word) => word !== word.toUpperCase())
    .join(' ');
  // The plugin takes hyphens for spaces, which "ship-to" and "e-commerce" are not.
  if (plain.replace(/-/g, ' ') !== sentenceCase(plain))
    faults.push(`is not in sentence case: "${sentenceCase(plain)}"`);
  if (/\b(?:an?|the)\b/i.test(action)) faults.push('has an article');
  return faults;
}

/** What is wrong with an example in an empty field. */
export function placeholderFaults(placeholder: string): string[] {
  const faults = [...spaceFaults(placeholder), ...acronymFaults(placeholder)];
  if (!placeholder.startsWith('e.g. ') && placeholder !== standard.EMAIL_PLACEHOLDER)
    faults.push('does not start with "e.g. "');
  return faults;
}

/** The singular of a resource's name where it is written in the plural. */
export function singularOf(name: string): string | undefined {
  // node-param-resource-with-plural-option
  const invariable =
    nouns.singular(name) === nouns.plural(name) || /(?:data|terms)$/i.test(name) || name === 'SMS';
  return nouns.isPlural(name) && !invariable ? nouns.singular(name) : undefined;
}

/** node-param-…-untrimmed, node-param-…-excess-inner-whitespace */
function spaceFaults(text: string): string[] {
  if (text !== text.trim()) return ['has spaces around it'];
  return /\s{2,}/.test(text) ? ['has several spaces in a row'] : [];
}

/** node-param-…-miscased-id, -url, -json */
function acronymFaults(text: string): string[] {
  const faults: string[] = [];
  if (standard.MISCASED_ID_REGEX.test(text)) faults.push('writes "ID" in another case');
  if (standard.MISCASED_URL_REGEX.test(text)) faults.push('writes "URL" in another case');
  if (standard.MISCASED_JSON_REGEX.test(text)) faults.push('writes "JSON" in another case');
  return faults;
}

/** node-param-description-excess-final-period, node-param-description-missing-final-period */
function periodFaults(description: string): string[] {
  const text = description.replace(/\b(?:e\.g|i\.e)\./g, '');
  const several = /[.?!] /.test(text);
  if (!several && text.endsWith('.')) return ['is one sentence and ends with a period'];
  if (several && !/(?:[.?!]|<\/code>|---)$/.test(text))
    return ['has several sentences and no period at its end'];
  return [];
}

function markupFaults(description: string): string[] {
  const faults: string[] = [];
  // node-param-description-line-break-html-tag
  if (standard.LINE_BREAK_HTML_TAG_REGEX.test(description)) faults.push('has a line break tag');
  // node-param-description-unencoded-angle-brackets
  else if (/<.*>/.test(description) && !standard.VALID_HTML_TAG_REGEX.test(description))
    faults.push('has bare angle brackets');
  // node-param-description-url-missing-protocol
  if (/<a href=/.test(description) && !/href=["']https:\/\//.test(description))
    faults.push('links without https://');
  const entity = /&(?!lt;|gt;)(?:[a-z]+|#\w+);/i.exec(description);
  if (entity) faults.push(`has the HTML entity ${entity[0]}`);
  return faults;
}
