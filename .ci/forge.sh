# Read by `.ci/propose-inbox` and `.ci/propose-submission`: what forges are asked, each in its own way. GH_TOKEN is
# GitHub's, FORGEJO_TOKEN Forgejo's, ALMANAC_PUSH_TOKEN GitLab's. It runs no code of a package, and nothing that was sent in.
folder=.almanac/inbox

if [ -n "${GITLAB_CI:-}" ]; then forge=gitlab; elif [ -n "${FORGEJO_TOKEN:-}" ]; then forge=forgejo; else forge=github; fi

# What `.ci/check-inbox` noted of a step: success, or failure for anything else.
state() { if [ "$(cat "$folder/$1")" = success ]; then echo success; else echo failure; fi; }

forgejo() { # forgejo PATH [OPTION..]: asks its API below the repository
  where=$GITHUB_SERVER_URL/api/v1/repos/$GITHUB_REPOSITORY/$1
  shift
  curl --silent --show-error --fail -H "Authorization: token $FORGEJO_TOKEN" -H "Content-Type: application/json" "$where" "$@"
}

gitlab() { # gitlab PATH [OPTION..]: asks its API below the project
  where=$CI_API_V4_URL/projects/$CI_PROJECT_ID/$1
  shift
  curl --silent --show-error --fail -H "PRIVATE-TOKEN: $ALMANAC_PUSH_TOKEN" -H "Content-Type: application/json" "$where" "$@"
}

json() { # json NAME FILE: an object that has the text of a file
  env python3 -I -c 'import json, sys; print(json.dumps({sys.argv[1]: open(sys.argv[2], encoding="utf-8").read()}))' "$1" "$2"
}

# push COMMIT BRANCH [OPTION..]: on GitLab the options open the merge request.
push() {
  refs=$1:refs/heads/$2
  shift 2
  case $forge in
  gitlab) git push --quiet "$@" "https://oauth2:$ALMANAC_PUSH_TOKEN@$CI_SERVER_HOST/$CI_PROJECT_PATH.git" "$refs" ;;
  forgejo)
    git -c http.extraHeader="Authorization: token $FORGEJO_TOKEN" \
      push --quiet "$@" "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY.git" "$refs"
    ;;
  github)
    gh auth setup-git
    git push --quiet "$@" "https://github.com/$GITHUB_REPOSITORY.git" "$refs"
    ;;
  esac
}

# report COMMIT NAME STATE: as a status of the commit; GitLab runs the pipeline of a merge request by itself.
report() {
  case $forge in
  forgejo) forgejo "statuses/$1" -d "{\"state\": \"$3\", \"context\": \"almanac $2\"}" >/dev/null ;;
  github)
    gh api --silent "repos/$GITHUB_REPOSITORY/statuses/$1" -f "state=$3" -f "context=almanac $2" \
      -f "target_url=https://github.com/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
    ;;
  esac
}
