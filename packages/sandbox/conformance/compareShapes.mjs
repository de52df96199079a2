/** Types of AWS's models under the names that the sandbox's shapes have. */
const types = {
  character: 'string',
  long: 'integer',
  short: 'integer',
  float: 'number',
  double: 'number',
};

/** Patterns that every text matches. */
const anyText = ['[\\s\\S]*', '[\\S\\s]*'];

/** Where the input shape of an operation of the sandbox is not that of AWS's model: `[place, what]`. */
export function* compareShapes({ input, shapes }, { description }, service) {
  if (input !== undefined) {
    const { lackedHeaders = {}, protocolMembers = [] } = service;
    const lacks = [
      ...description.lacks,
      ...[...Object.keys(lackedHeaders), ...protocolMembers].filter(name =>
        Object.hasOwn(shapes[input].members, name),
      ),
    ];
    const shape = { description: { ...description, lacks } };
    yield* compare(shapes, input, shape, '', []);
  } else if (Object.keys(description.members).length > 0) {
    yield ['', 'has members, the model none'];
  }
}

function* compare(shapes, name, { description }, place, above) {
  const model = shapes[name];
  const type = types[model.type] ?? model.type;
  if (above.includes(name)) {
    return;
  }
  if (type !== description.type) {
    yield [place, `is a ${description.type}, in the model a ${type}`];
    return;
  }
  yield* compareRules(model, description, place);
  const inside = [...above, name];
  if (type === 'structure') {
    yield* compareMembers(shapes, model, description, place, inside);
  } else if (type === 'list') {
    const item = description.item;
    yield* compare(shapes, model.member.shape, item, `${place}[]`, inside);
  } else if (type === 'map') {
    const { key, value } = description;
    yield* compare(shapes, model.key.shape, key, `${place}{key}`, inside);
    yield* compare(shapes, model.value.shape, value, `${place}{}`, inside);
  }
}

function* compareMembers(shapes, model, { members, lacks }, place, above) {
  const known = new Set([...Object.keys(members), ...lacks]);
  for (const [name, { shape }] of Object.entries(model.members)) {
    const here = place ? `${place}.${name}` : name;
    const member = members[name];
    if (member) {
      const isRequired = Boolean(model.required?.includes(name));
      if (isRequired !== member.isRequired) {
        yield [here, isRequired ? 'is not required' : 'is required'];
      }
      yield* compare(shapes, shape, member, here, above);
    } else if (!known.has(name)) {
      yield [here, 'is missing'];
    }
  }
  for (const name of known) {
    if (!Object.hasOwn(model.members, name)) {
      yield [`${place}.${name}`, 'is not in the model'];
    }
  }
}

function* compareRules(model, description, place) {
  const isSize = ['string', 'list', 'map', 'blob'].includes(description.type);
  const wanted = {
    // Where there is an enumeration it says all; no length is below 0.
    ...(!model.enum && {
      min: isSize && model.min === 0 ? undefined : model.min,
      max: model.max,
      pattern: anyText.includes(model.pattern) ? undefined : model.pattern,
    }),
    enum: model.enum && [...model.enum].sort().join(),
  };
  const found = {
    ...description,
    enum: description.enum && [...description.enum].sort().join(),
  };
  for (const rule of ['min', 'max', 'pattern', 'enum']) {
    if (wanted[rule] !== found[rule]) {
      yield [place, `${rule} is ${found[rule]}, in the model ${wanted[rule]}`];
    }
  }
}
