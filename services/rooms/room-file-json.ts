/** A JSON text with the line of every value, so that a mistake in a hand-written file can be shown where it stands. */
export type LinedJson =
  | {
      readonly ok: true;
      readonly value: unknown;
      /** By field, such as `cameras[0].onvif`; the whole is ''. */
      readonly lines: ReadonlyMap<string, number>;
      /** Fields written twice in one object. */
      readonly repeated: readonly string[];
    }
  | { readonly ok: false; readonly line: number; readonly expected: string };

export function readLinedJson(text: string): LinedJson {
  const reader = new Reader(text.replace(/^\uFEFF/, ''));
  try {
    const value = reader.whole();
    return { ok: true, value, lines: reader.lines, repeated: reader.repeated };
  } catch (error) {
    if (error instanceof NotJson) return { ok: false, line: error.line, expected: error.message };
    throw error;
  }
}

/** `cameras`, 0, `onvif` → cameras[0].onvif */
export function fieldName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (field, key) => (typeof key === 'number' ? `${field}[${key}]` : field === '' ? String(key) : `${field}.${String(key)}`),
    '',
  );
}

class NotJson extends Error {
  constructor(
    readonly line: number,
    expected: string,
  ) {
    super(expected);
  }
}

const mostDepth = 50;

class Reader {
  readonly lines = new Map<string, number>();
  readonly repeated: string[] = [];
  #at = 0;
  #line = 1;

  constructor(private readonly text: string) {}

  whole(): unknown {
    const value = this.#value([]);
    this.#space();
    if (this.#at < this.text.length) this.#fail('nothing after the last brace');
    return value;
  }

  #value(path: readonly PropertyKey[]): unknown {
    this.#space();
    this.lines.set(fieldName(path), this.#line);
    if (path.length > mostDepth) this.#fail('less nesting');
    const first = this.text[this.#at];
    if (first === '{') return this.#object(path);
    if (first === '[') return this.#array(path);
    if (first === '"') return this.#string();
    return this.#plain();
  }

  #object(path: readonly PropertyKey[]): Record<string, unknown> {
    const fields = new Map<string, unknown>();
    this.#items('}', () => {
      this.#space();
      if (this.text[this.#at] !== '"') this.#fail('a field name in quotes');
      const name = this.#string();
      this.#space();
      if (this.text[this.#at] !== ':') this.#fail('a colon');
      this.#at += 1;
      if (fields.has(name)) this.repeated.push(fieldName([...path, name]));
      fields.set(name, this.#value([...path, name]));
    });
    return Object.fromEntries(fields);
  }

  #array(path: readonly PropertyKey[]): unknown[] {
    const values: unknown[] = [];
    this.#items(']', () => void values.push(this.#value([...path, values.length])));
    return values;
  }

  #items(close: string, item: () => void): void {
    this.#at += 1;
    this.#space();
    if (this.text[this.#at] !== close) {
      for (;;) {
        item();
        this.#space();
        if (this.text[this.#at] !== ',') break;
        this.#at += 1;
      }
    }
    if (this.text[this.#at] !== close) this.#fail(`a comma or ${close}`);
    this.#at += 1;
  }

  #string(): string {
    const found = this.#match(/"(?:[^"\\\n\r]|\\.)*"/y) ?? this.#fail('a closing quote');
    try {
      return JSON.parse(found) as string;
    } catch {
      return this.#fail('text without control characters or unknown escapes');
    }
  }

  #plain(): unknown {
    const found = this.#match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y);
    return JSON.parse(found ?? this.#fail('a value')) as unknown;
  }

  #space(): void {
    const space = this.#match(/[ \t\r\n]*/y) ?? '';
    this.#line += space.split('\n').length - 1;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #fail(expected: string): never {
    throw new NotJson(this.#line, expected);
  }
}
