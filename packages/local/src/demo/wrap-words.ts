/** `text` over lines of at most `columns`, cut between words; a longer word is cut itself. */
export function wrapWords(text: string, columns: number): string[] {
  const pieces = text.split(' ').flatMap((word) => cut(word, columns));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + piece.length <= columns)
      lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines;
}

function cut(word: string, columns: number): string[] {
  return Array.from({ length: Math.max(1, Math.ceil(word.length / columns)) }, (_, index) =>
    word.slice(index * columns, (index + 1) * columns),
  );
}
