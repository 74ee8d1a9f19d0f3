/**
 * Runs as root of new namespaces: builds a file system that holds the given paths and nothing else, all of it read
 * only, and runs the command in it. Arguments: where to build; a link to make, or nothing, and what it names; the
 * paths; `--`; the command.
 */
export const namespaceScript = `
set -e
root=$1 link=$2 named=$3
shift 3
mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$root"
while [ "$1" != -- ]; do
  if [ -d "$1" ]; then
    mkdir -p "$root$1"
  else
    mkdir -p "$root\${1%/*}"
    [ -e "$root$1" ] || : > "$root$1"
  fi
  mount --bind "$1" "$root$1"
  mount -o remount,bind,ro,nosuid,nodev "$root$1"
  shift
done
shift
[ -z "$link" ] || ln -s "$named" "$root$link"
mkdir "$root/proc" "$root/dev"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"
for device in null zero random urandom; do
  : > "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mount -o remount,bind,ro,nosuid,nodev "$root"
enter=$(command -v chroot)
unset PATH
exec "$enter" "$root" "$@"
`;
