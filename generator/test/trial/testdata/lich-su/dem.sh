#!/usr/bin/env bash
# Counts what changed in each file of a history, by git and this shell alone: an answer that the generator's has to equal. It
# understands only what history_test.go writes: a key and its value on each line, rows under [[table]] with the line that names
# them first. Prints: path at head, commit, field, old, new, between tabs, sorted.
set -euo pipefail
export LC_ALL=C
cd "$1"

# flat <commit> <path>: a line "field<TAB>value" for each value of the file.
flat() {
  local line key value row='' table=''
  git cat-file blob "$1:$2" 2>/dev/null | while IFS= read -r line; do
    case $line in
      '[['*) table=${line#\[\[}; table=${table%\]\]}; row='' ;;
      *' = '*)
        key=${line%% = *} value=${line#* = }
        value=${value#\"} value=${value%\"}
        if [[ -z $table ]]; then printf '%s\t%s\n' "$key" "$value"
        elif [[ -z $row ]]; then row="$table[$value]"; [[ $table == ho_so.giay_to ]] && row="ho_so[].giay_to[$value]"
        else printf '%s.%s\t%s\n' "$row" "$key" "$value"; fi ;;
    esac
  done
}

declare -A line_of   # path → number of the line of files that are one record
declare -A path_of
declare -A cache
lines=0
events=()

# remember <commit> <path>: flat, once for each blob.
said() {
  local blob; blob=$(git rev-parse "$1:$2")
  [[ -n ${cache[$blob]+x} ]] || cache[$blob]=$(flat "$1" "$2")
  result=${cache[$blob]}
}

for commit in $(git rev-list --reverse --topo-order HEAD); do
  read -r -a parents <<<"$(git rev-parse "$commit^@" | tr '\n' ' ')"
  if ((${#parents[@]} == 0)); then
    for path in $(git ls-tree -r --name-only "$commit" -- content/thu-tuc); do
      line_of[$path]=$((++lines)); path_of[$lines]=$path
    done
    continue
  fi
  while IFS=$'\t' read -r meta from to; do
    [[ -n $meta ]] || continue
    status=${meta##* }
    path=${to:-$from}
    case $status in
      A*) line_of[$path]=$((++lines)); path_of[$lines]=$path; continue ;;
      R*) line_of[$path]=${line_of[$from]}; path_of[${line_of[$path]}]=$path; unset "line_of[$from]" ;;
    esac
    said "$commit" "$path"; new=$result
    said "${parents[0]}" "$from"; old=$result
    others=()
    for parent in "${parents[@]:1}"; do said "$parent" "$from"; others+=("$result"); done
    declare -A was=() is=()
    while IFS=$'\t' read -r key value; do [[ -n $key ]] && was[$key]=$value; done <<<"$old"
    while IFS=$'\t' read -r key value; do [[ -n $key ]] && is[$key]=$value; done <<<"$new"
    for key in "${!is[@]}"; do
      [[ ${was[$key]-} != "${is[$key]}" ]] || continue
      for other in ${others[@]+"${others[@]}"}; do # a merge changed what is like neither side
        [[ $'\n'$other$'\n' != *$'\n'"$key"$'\t'"${is[$key]}"$'\n'* ]] || continue 2
      done
      events+=("${line_of[$path]}"$'\t'"$commit"$'\t'"$key"$'\t'"${was[$key]-}"$'\t'"${is[$key]}")
    done
  done < <(
    if ((${#parents[@]} == 1)); then git diff-tree -r -M70% "${parents[0]}" "$commit" -- content/thu-tuc
    else # of a merge, the files that are like those of no parent
      git diff-tree -r --no-renames "${parents[0]}" "$commit" -- content/thu-tuc | while IFS=$'\t' read -r meta path; do
        for parent in "${parents[@]:1}"; do git diff-tree -r --no-renames --quiet "$parent" "$commit" -- "$path" && continue 2; done
        printf '%s\t%s\n' "$meta" "$path"
      done
    fi
  )
done
for event in "${events[@]}"; do printf '%s\t%s\n' "${path_of[${event%%$'\t'*}]}" "${event#*$'\t'}"; done | sort
