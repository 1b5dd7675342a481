import { createEndings } from './endings.ts';

describe('createEndings', () => {
  it('ends what was started last first, once', async () => {
    const order: string[] = [];
    const endings = createEndings();
    for (const name of ['first', 'second', 'third']) endings.add(() => order.push(name));
    await Promise.all([endings.run(), endings.run()]);
    await endings.run();
    expect(order).toEqual(['third', 'second', 'first']);
  });

  it('ends the others when one fails, and then says so', async () => {
    const order: string[] = [];
    const endings = createEndings();
    endings.add(() => order.push('first'));
    endings.add(() => Promise.reject(new Error('stuck')));
    await expect(endings.run()).rejects.toThrow('stuck');
    expect(order).toEqual(['first']);
  });
});
