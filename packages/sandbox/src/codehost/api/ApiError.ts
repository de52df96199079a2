/** A refusal, with GitLab's body. */
export class ApiError extends Error {
  constructor(readonly status: number, readonly body: object) {
    super(JSON.stringify(body));
    this.name = 'ApiError';
  }
}

export function notFound(what: string): ApiError {
  return new ApiError(404, { message: `404 ${what} Not Found` });
}

export function unauthorized(): ApiError {
  return new ApiError(401, { message: '401 Unauthorized' });
}

/** As GitLab says that a parameter is missing or wrong: `name is missing`. */
export function badParameter(text: string): ApiError {
  return new ApiError(400, { error: text });
}

export function badRequest(message: string | object): ApiError {
  return new ApiError(400, { message });
}
