import { expect, test } from 'vitest';
import { failureOf } from '../../src/scanner/failure.ts';

test('request ids and encoded policies are left out of messages: they differ from run to run', () => {
  const error = Object.assign(
    new Error('You are not authorized. Encoded authorization failure message: abc123 (Request ID: 0f-1)'),
    { name: 'UnauthorizedOperation' },
  );
  expect(failureOf(error)).toMatchObject({
    reason: 'denied',
    message: 'UnauthorizedOperation: You are not authorized.',
  });
});

test('a host that does not exist means that the service is not there', () => {
  expect(failureOf(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })).reason).toBe(
    'not-available',
  );
});

test('anything can be thrown', () => {
  expect(failureOf(undefined).reason).toBe('failed');
  expect(failureOf('text').reason).toBe('failed');
});

test('a body that was cut says nothing, not even with status 404', () => {
  const cut = Object.assign(new SyntaxError('Unterminated string in JSON at position 12'), {
    $metadata: { httpStatusCode: 404 },
  });
  expect(failureOf(cut)).toMatchObject({ reason: 'malformed', isNotFound: false });
});
