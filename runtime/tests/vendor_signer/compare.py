"""Signs requests again with the vendor's signer and compares.

Reads the lines of the example `sign_random_requests` from standard input; exits 1 at the first difference.
The vendor's signer decides by itself what it does with the body. It gets the query as pairs, decoded, because that is
what it takes. Left out: encoded slashes in paths, which it decodes before it splits the path.
"""

import json
import sys
from urllib.parse import parse_qsl

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import DerivationAKSKSigner, Signer

ACCESS_KEY, SECRET_KEY = "AccessKey", "SecretKey"
REGION, SERVICE = "test-region-1", "demo"
DERIVED = "V11-HMAC-SHA256"


def sign(request, algorithm):
    headers = {}
    for name, value in request["headers"]:
        # What the vendor's signer adds by itself must come from itself; it knows Content-Type in this case only. It signs all that it
        # is given: what ours leaves unsigned, as gateways change it on the way, it must not see.
        if name not in ("authorization", "x-sdk-content-sha256", "accept-encoding"):
            headers["Content-Type" if name == "content-type" else name] = value
    unsigned = SdkRequest(
        method=request["method"],
        schema="https",
        host=request["host"],
        resource_path=request["path"],
        query_params=parse_qsl(request["query"] or "", keep_blank_values=True),
        header_params=headers,
        body=request["body"] or "",
    )
    keys = BasicCredentials(ACCESS_KEY, SECRET_KEY)
    if algorithm == DERIVED:
        signed = DerivationAKSKSigner(keys).sign(unsigned, SERVICE, REGION)
    else:
        signed = Signer(keys).sign(unsigned)
    return signed.header_params["Authorization"]


def main():
    same = {}
    for line in sys.stdin:
        request = json.loads(line)
        ours = dict(request["headers"])["authorization"]
        algorithm = ours.split(" ")[0]
        theirs = sign(request, algorithm)
        if ours != theirs:
            print(f"request {sum(same.values()) + 1} differs\n{line}\nours:   {ours}\ntheirs: {theirs}")
            return 1
        same[algorithm] = same.get(algorithm, 0) + 1
    for algorithm, count in same.items():
        print(f"{algorithm}: {count} requests compared with the vendor's signer, no difference")
    return 0 if len(same) == 2 else 1


if __name__ == "__main__":
    sys.exit(main())
