#!/usr/bin/env bash
# Renders the repository of this golden path in three forms, and checks each as its own CI and AWS would:
# its tests with the real SageMaker Python SDK, cfn-lint, and GitLab's published schema of .gitlab-ci.yml.
#   templates/mlops-train-deploy/tests/check.sh FOLDER     (FOLDER keeps the Python environments for the next time)
set -euo pipefail

folder=${1:?Say in which folder to work.}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
skeleton=$here/../skeleton
# The repository needs none of them, and must not find any.
unset AWS_ENDPOINT_URL AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
export AWS_EC2_METADATA_DISABLED=true PYTHONDONTWRITEBYTECODE=1

install() {
  local environment=$folder/$1
  shift
  [ -d "$environment" ] || python3 -m venv "$environment"
  "$environment/bin/pip" install --quiet --disable-pip-version-check "$@"
}
install sdk --no-deps --requirement "$skeleton/requirements.txt"
install lint --requirement "$here/requirements.txt"

if "$folder/sdk/bin/pip" freeze | grep --ignore-case --extended-regexp '^(torch|nvidia|triton)'; then
  echo 'The environment must hold neither torch nor CUDA.' >&2
  exit 1
fi

check() {
  local repository=$folder/$1
  rm -rf "$repository"
  node "$here/render.mjs" "$repository" "$2"
  echo "== $1"
  if grep --recursive --fixed-strings '${{' "$repository"; then
    echo 'The rendered repository still holds expressions.' >&2
    exit 1
  fi
  (cd "$repository" && "$folder/sdk/bin/python" -m pytest --quiet --disable-warnings -p no:cacheprovider)
  "$folder/lint/bin/cfn-lint" "$repository/deploy/endpoint.yaml"
  "$folder/lint/bin/check-jsonschema" --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci \
    "$repository/.gitlab-ci.yml"
}
check three-stages '{}'
check regression '{"name": "price-2", "objective": "reg:squarederror", "region": "eu-central-1", "targetColumn": "price", "instanceType": "ml.m5.xlarge", "accounts": {"dev": "201000000051", "prod": "201000000053"}}'
check dev-only '{"name": "1", "accounts": {"dev": "201000000021"}}'

"$folder/lint/bin/cfn-lint" "$here/../../products/mlops-train-deploy/product.yaml"
