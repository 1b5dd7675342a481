// Gives types the words of the API's document: what editors show beside a field.
import ts from 'typescript';

/** `text`, TypeScript whose types are named as schemas of `document` (OpenAPI 3.1), with their descriptions as comments. */
export function addComments(text, document) {
  const source = ts.createSourceFile('types.ts', text, ts.ScriptTarget.ESNext);
  const comments = [];

  const resolve = (schema) => {
    const found = schema?.$ref?.split('/').slice(1);
    return found === undefined ? schema : found.reduce((node, name) => node?.[name], document);
  };
  const describe = (node, schema) => {
    const description = schema?.description ?? resolve(schema)?.description;
    if (description !== undefined) comments.push({ at: node.getStart(source), description });
  };
  /** Goes through a type and its schema side by side. */
  const visit = (type, schema) => {
    const resolved = resolve(schema);
    const options = resolved?.anyOf ?? resolved?.oneOf;
    if (type === undefined || resolved === undefined) return;
    if (options !== undefined) options.forEach((option) => visit(type, option));
    else if (ts.isUnionTypeNode(type)) type.types.forEach((option) => visit(option, resolved));
    else if (ts.isTypeOperatorNode(type)) visit(type.type, resolved);
    else if (ts.isArrayTypeNode(type)) visit(type.elementType, resolved.items);
    else if (ts.isTypeLiteralNode(type)) type.members.forEach((member) => visitMember(member, resolved));
  };
  const visitMember = (member, { properties = {} }) => {
    const schema = member.name && properties[member.name.text];
    describe(member, schema);
    visit(member.type, schema);
  };

  for (const statement of source.statements.filter(ts.isTypeAliasDeclaration)) {
    const schema = document.components.schemas[statement.name.text];
    describe(statement, schema);
    visit(statement.type, schema);
  }
  return comments
    .sort((a, b) => b.at - a.at)
    .reduce(
      (all, { at, description }) => `${all.slice(0, at)}${toComment(description)}${all.slice(at)}`,
      text,
    );
}

function toComment(description) {
  return `\n/** ${description.replaceAll('*/', '* /')} */\n`;
}
