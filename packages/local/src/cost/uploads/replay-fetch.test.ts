import { createReplayFetch } from './replay-fetch.ts';

describe('createReplayFetch', () => {
  it('asks once for each URL, and gives its answer again and again', async () => {
    const asked: string[] = [];
    const fetch = createReplayFetch((input) => {
      asked.push((input as URL).href);
      return Promise.resolve(new Response(`answer ${asked.length}`, { status: 404 }));
    });
    const read = async (path: string) => {
      const answer = await fetch(new URL(path, 'http://127.0.0.1:9'));
      return [answer.status, await answer.text()];
    };
    const answers = [await read('/a'), await read('/b?x=1'), await read('/a'), await read('/b?x=1')];
    expect(answers.map(([, text]) => text)).toEqual(['answer 1', 'answer 2', 'answer 1', 'answer 2']);
    expect(answers.map(([status]) => status)).toEqual([404, 404, 404, 404]);
    expect(asked).toEqual(['http://127.0.0.1:9/a', 'http://127.0.0.1:9/b?x=1']);
  });
});
