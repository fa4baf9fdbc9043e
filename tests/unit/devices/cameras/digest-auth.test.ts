import { describe, expect, it } from 'vitest';
import { answerChallenge, digestResponse, parseAuthHeader } from '../../../../devices/cameras/digest-auth';

describe('digest authentication', () => {
  it('agrees with the example of RFC 2617 §3.5', () => {
    const header =
      'Digest username="Mufasa", realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", uri="/dir/index.html", qop=auth, nc=00000001, cnonce="0a4f113b", response="x", opaque="y"';
    const params = parseAuthHeader(header)[0]?.params ?? new Map<string, string>();
    expect(digestResponse(params, { username: 'Mufasa', password: 'Circle Of Life' }, 'GET')).toBe('6629fae49393a05397450978507c4ef1');
  });

  it('agrees with the example of RFC 7616 §3.9.1 (SHA-256)', () => {
    const header =
      'Digest realm="http-auth@example.org", uri="/dir/index.html", algorithm=SHA-256, nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth';
    const params = parseAuthHeader(header)[0]?.params ?? new Map<string, string>();
    expect(digestResponse(params, { username: 'Mufasa', password: 'Circle of Life' }, 'GET')).toBe(
      '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
    );
  });

  it('takes the strongest of several challenges', () => {
    const challenge = 'Basic realm="a", Digest realm="a", nonce="n", algorithm=MD5, Digest realm="a", nonce="n", algorithm=SHA-256';
    expect(answerChallenge(challenge, { username: 'u', password: 'p' }, 'DESCRIBE', 'rtsp://h/')).toMatch(/^Digest .*algorithm=SHA-256/);
    expect(answerChallenge('Basic realm="a"', { username: 'u', password: 'p:#' }, 'GET', '/')).toBe('Basic dTpwOiM=');
    expect(answerChallenge('Negotiate', { username: 'u', password: 'p' }, 'GET', '/')).toBeUndefined();
  });
});
