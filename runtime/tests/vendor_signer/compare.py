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
from huaweicloudsdkcore.signer.signer import Signer

ACCESS_KEY, SECRET_KEY = "AccessKey", "SecretKey"


def sign(request):
    headers = {}
    for name, value in request["headers"]:
        # What the vendor's signer adds by itself must come from itself; it knows Content-Type in this case only.
        if name not in ("authorization", "x-sdk-content-sha256"):
            headers["Content-Type" if name == "content-type" else name] = value
    signed = Signer(BasicCredentials(ACCESS_KEY, SECRET_KEY)).sign(
        SdkRequest(
            method=request["method"],
            schema="https",
            host=request["host"],
            resource_path=request["path"],
            query_params=parse_qsl(request["query"] or "", keep_blank_values=True),
            header_params=headers,
            body=request["body"] or "",
        )
    )
    return signed.header_params["Authorization"]


def main():
    same = 0
    for line in sys.stdin:
        request = json.loads(line)
        ours = dict(request["headers"])["authorization"]
        theirs = sign(request)
        if ours != theirs:
            print(f"request {same + 1} differs\n{line}\nours:   {ours}\ntheirs: {theirs}")
            return 1
        same += 1
    print(f"{same} requests compared with the vendor's signer, no difference")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
