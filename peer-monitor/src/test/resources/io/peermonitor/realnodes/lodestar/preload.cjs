// What Lodestar 1.5.1 needs to run without a compiler, on the Node.js that is here.
const Module = require('node:module');

// came with Node.js 22
Promise.withResolvers ??= function () {
  const made = {};
  made.promise = new this((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
};

// the add-on "snappy" has to be compiled; Lodestar brings the same in plain JavaScript
const load = Module._load;
Module._load = function (request, parent, isMain) {
  if (request !== 'snappy') {
    return load.call(this, request, parent, isMain);
  }
  const plain = load.call(this, 'snappyjs', parent, false);
  const withCallback = work => (bytes, ...rest) => {
    const done = rest.pop();
    let result;
    try {
      result = work(bytes);
    } catch (failure) {
      done(failure);
      return;
    }
    done(null, result);
  };
  return {
    compress: withCallback(plain.compress),
    compressSync: plain.compress,
    uncompress: withCallback(plain.uncompress),
    uncompressSync: plain.uncompress,
  };
};
