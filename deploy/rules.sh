# Rules that the compiler doesn't check. Each function is one: its name says it, it prints what breaks it, as
# FILE:LINE:TEXT, and nothing when all is well. Sourced by deploy/test from the repository's root.
# shellcheck shell=bash

# found PATTERN PATH…: tracked and new files' lines that match, without the comments that only talk about it.
# Git's ignored files (builds) are left out.
found() {
    local pattern=$1 lines status=0
    shift
    lines=$(git grep --untracked -nE "$pattern" -- "$@") || status=$?
    # 1: nothing found; more: git could not look.
    [ "$status" -le 1 ] || { echo "git grep failed with status $status"; return; }
    grep -vE '^([^:]+:[0-9]+:[[:space:]]*//|$)' <<<"$lines" || true
}

rule_only_postgres_imports_libpq() { found 'import +CLibPQ' 'Sources/*.swift' 'Tests/*.swift' ':!Sources/Postgres'; }

rule_only_workbooks_imports_libzip_libxlsxwriter_and_iconv() {
    found 'import +(CZip|CXlsxWriter|CIconv)' 'Sources/*.swift' 'Tests/*.swift' ':!Sources/Workbooks'
}
rule_only_the_domain_imports_icu() { found 'import +CICU' 'Sources/*.swift' 'Tests/*.swift' ':!Sources/Atelier'; }

rule_only_web_and_the_tool_import_hummingbird() {
    found 'import +Hummingbird' 'Sources/*.swift' ':!Sources/Web' ':!Sources/AtelierCLI'
}

rule_every_import_is_declared() { swift package dump-package | python3 deploy/undeclared-imports.py; }

rule_web_does_not_import_postgres() { found 'import +Postgres' 'Sources/Web/*.swift'; }

# The Migrator runs whole files of sql/.
rule_text_becomes_sql_only_in_postgres_and_the_migrator() {
    found 'SQL\(trusted:' 'Sources/*.swift' ':!Sources/Postgres' ':!Sources/*Migrat*'
}

rule_sql_stands_in_store_and_sql_only() {
    found '"[^"]*\<(SELECT .*\<FROM|INSERT INTO|UPDATE .*\<SET|DELETE FROM)\>' \
        'Sources/Atelier/*.swift' 'Sources/Credentials/*.swift' 'Sources/Web/*.swift' 'Sources/AtelierCLI/*.swift'
    # In literals of several lines each clause has its own.
    found '^[[:space:]]*(SELECT|INSERT INTO|DELETE FROM)\>' \
        'Sources/Atelier/*.swift' 'Sources/Credentials/*.swift' 'Sources/Web/*.swift' 'Sources/AtelierCLI/*.swift'
}

rule_sources_never_give_up_or_wait_by_sleeping() {
    found 'try!|fatalError\(' 'Sources/*.swift'
    # A line that ends in `// backoff` spaces out retries; it waits for nothing.
    found 'Task\.sleep|Thread\.sleep|usleep\(|nanosleep\(' 'Sources/*.swift' | grep -vE '// backoff' || true
}

rule_tests_use_swift_testing() { found 'import +XCTest' 'Tests/*.swift'; }

rule_no_path_of_one_machine() {
    found '(^|[^A-Za-z0-9_.{}~-])/(work|farm|root|home/[a-z]+)/' . ':!deploy/rules.sh'
}

# Its first comment tells why: `// Long because …`. sql/schema.sql is written by a program.
rule_no_file_over_300_lines_without_a_reason() {
    local file lines
    git ls-files --cached --others --exclude-standard '*.swift' '*.sql' '*.sh' '*.py' '*.mustache' '*.css' deploy |
        sort -u | while IFS= read -r file; do
        if [ ! -f "$file" ] || [ "$file" = sql/schema.sql ]; then continue; fi
        lines=$(wc -l <"$file")
        if [ "$lines" -gt 300 ] && ! head -n 5 "$file" | grep -qE '^(//|--|#|/\*) ?Long because '; then
            echo "$file:$lines: lines"
        fi
    done
}

# sql/migrations/0001_….sql, 0002_….sql …: none missing, none twice.
rule_migrations_are_numbered_without_gap() {
    local file name expected=1
    for file in sql/migrations/*; do
        name=$(basename "$file")
        [[ $name =~ ^[0-9]{4}_[a-z0-9_]+\.sql$ ]] || { echo "$file:1: is not called NNNN_what_it_does.sql"; continue; }
        [ $((10#${name:0:4})) = "$expected" ] || echo "$file:1: should be number $(printf %04d "$expected")"
        expected=$((10#${name:0:4} + 1))
    done
}

rule_swift_is_formatted() { swift format lint --strict -r Package.swift Sources Tests sql 2>&1 || true; }

rule_shell_scripts_pass_shellcheck() {
    shellcheck --format=gcc -x deploy/bench deploy/demo deploy/test deploy/*.sh .ci/run || true
}

# PostgreSQL's own now() comes first on every search path; a frozen clock would not be asked.
rule_one_clock() {
    found '(^|[^.[:alnum:]_])now\(\)' 'sql/current/*.sql' 'Sources/Store/*.swift'
    found 'CURRENT_(DATE|TIMESTAMP|TIME)\>' 'sql/current/*.sql' 'Sources/Store/*.swift'
}
