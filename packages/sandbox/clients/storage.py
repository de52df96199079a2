"""S3."""

import io

from boto3.s3.transfer import TransferConfig
from harness import REGION, check, code_of, pages


def bucket_of(sandbox, name):
    s3 = sandbox.client("s3")
    s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.get_waiter("bucket_exists").wait(Bucket=name)
    return s3


@check
def objects(sandbox):
    """An object is put, waited for, read, copied, tagged and deleted."""
    s3 = bucket_of(sandbox, "clients-objects")
    s3.put_object(Bucket="clients-objects", Key="a/b c+ü.txt", Body=b"hello", Metadata={"who": "boto3"})
    s3.get_waiter("object_exists").wait(Bucket="clients-objects", Key="a/b c+ü.txt")
    got = s3.get_object(Bucket="clients-objects", Key="a/b c+ü.txt", Range="bytes=1-3")
    assert got["Body"].read() == b"ell" and got["Metadata"] == {"who": "boto3"}
    source = {"Bucket": "clients-objects", "Key": "a/b c+ü.txt"}
    s3.copy_object(Bucket="clients-objects", Key="copy", CopySource=source)
    s3.put_object_tagging(Bucket="clients-objects", Key="copy", Tagging={"TagSet": [{"Key": "k", "Value": "v"}]})
    assert s3.get_object_tagging(Bucket="clients-objects", Key="copy")["TagSet"] == [{"Key": "k", "Value": "v"}]
    assert code_of(s3.get_object, Bucket="clients-objects", Key="nothing") == "NoSuchKey"
    assert code_of(s3.head_object, Bucket="clients-objects", Key="nothing") == "404"
    assert code_of(s3.delete_bucket, Bucket="clients-objects") == "BucketNotEmpty"
    keys = [{"Key": "copy"}, {"Key": "a/b c+ü.txt"}]
    assert len(s3.delete_objects(Bucket="clients-objects", Delete={"Objects": keys})["Deleted"]) == 2
    s3.get_waiter("object_not_exists").wait(Bucket="clients-objects", Key="copy")
    s3.delete_bucket(Bucket="clients-objects")
    s3.get_waiter("bucket_not_exists").wait(Bucket="clients-objects")


@check
def listing(sandbox):
    """Keys and common prefixes come in pages, in both versions of the list."""
    s3 = bucket_of(sandbox, "clients-listing")
    keys = [f"{folder}/{number}" for folder in "ab" for number in range(3)] + ["top"]
    for key in keys:
        s3.put_object(Bucket="clients-listing", Key=key, Body=b"")
    for operation in ["list_objects_v2", "list_objects"]:
        found = pages(s3, operation, "Contents", size=2, Bucket="clients-listing")
        assert [item["Key"] for item in found] == keys
        folders = pages(s3, operation, "CommonPrefixes", size=1, Bucket="clients-listing", Delimiter="/")
        assert [item["Prefix"] for item in folders] == ["a/", "b/"]


@check
def versions(sandbox):
    """A versioned bucket keeps what is overwritten and deleted."""
    s3 = bucket_of(sandbox, "clients-versions")
    s3.put_bucket_versioning(Bucket="clients-versions", VersioningConfiguration={"Status": "Enabled"})
    assert s3.get_bucket_versioning(Bucket="clients-versions")["Status"] == "Enabled"
    first = s3.put_object(Bucket="clients-versions", Key="k", Body=b"1")["VersionId"]
    s3.put_object(Bucket="clients-versions", Key="k", Body=b"2")
    s3.delete_object(Bucket="clients-versions", Key="k")
    assert len(pages(s3, "list_object_versions", "Versions", Bucket="clients-versions")) == 2
    old = s3.get_object(Bucket="clients-versions", Key="k", VersionId=first)
    assert old["Body"].read() == b"1"


@check
def multipart(sandbox):
    """boto3's transfer manager uploads in parts and downloads in ranges."""
    s3 = bucket_of(sandbox, "clients-parts")
    body = bytes(range(256)) * 4096 * 12
    config = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20, max_concurrency=3)
    s3.upload_fileobj(io.BytesIO(body), "clients-parts", "large", Config=config)
    got = io.BytesIO()
    s3.download_fileobj("clients-parts", "large", got, Config=config)
    assert got.getvalue() == body
    upload = s3.create_multipart_upload(Bucket="clients-parts", Key="left")["UploadId"]
    s3.upload_part(Bucket="clients-parts", Key="left", UploadId=upload, PartNumber=1, Body=b"x")
    assert len(pages(s3, "list_parts", "Parts", Bucket="clients-parts", Key="left", UploadId=upload)) == 1
    assert len(pages(s3, "list_multipart_uploads", "Uploads", Bucket="clients-parts")) == 1
    s3.abort_multipart_upload(Bucket="clients-parts", Key="left", UploadId=upload)
    assert pages(s3, "list_multipart_uploads", "Uploads", Bucket="clients-parts") == []


@check
def settings(sandbox):
    """A bucket's settings are kept, and missing ones have their own errors."""
    s3 = bucket_of(sandbox, "clients-settings")
    name = {"Bucket": "clients-settings"}
    assert s3.get_bucket_location(**name)["LocationConstraint"] == REGION
    assert code_of(s3.get_bucket_policy, **name) == "NoSuchBucketPolicy"
    assert code_of(s3.get_bucket_tagging, **name) == "NoSuchTagSet"
    s3.put_bucket_tagging(**name, Tagging={"TagSet": [{"Key": "a", "Value": "b"}]})
    assert s3.get_bucket_tagging(**name)["TagSet"] == [{"Key": "a", "Value": "b"}]
    block = dict.fromkeys(["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"], True)
    s3.put_public_access_block(**name, PublicAccessBlockConfiguration=block)
    assert s3.get_public_access_block(**name)["PublicAccessBlockConfiguration"] == block
    assert "clients-settings" in {bucket["Name"] for bucket in s3.list_buckets()["Buckets"]}
