import { helpText } from './help-text.ts';
import { OPTION_TABLE } from './option-table.ts';

describe('helpText', () => {
  it('explains every option', () => {
    for (const name of Object.keys(OPTION_TABLE))
      expect(helpText()).toMatch(new RegExp(`^  --${name} `, 'm'));
  });

  it('fits a terminal of 80 columns', () => {
    const widths = helpText()
      .split('\n')
      .map(({ length }) => length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(79);
  });
});
