;; The gate: finds needles in a log, 16 bytes at a time, without regard to case.
;; Layout of the memory: 0 six tables of 16 bytes (low and high nibble of three bytes in a row), 128 the needles' first
;; eight bytes, 320 their masks, 512 how far into the needle the three bytes stand, 640 scratch, 1024 hits, 32768 the log.
;; A byte's bit n in the tables stands for needles n, n + 8 and n + 16.
(module
  (memory (export "memory") 40)
  (global $next (export "next") (mut i32) (i32.const 0))

  ;; Notes hits whose three bytes begin in [from, to); stops early when 4096 are noted. `next` is where it got to.
  (func (export "hits") (param $from i32) (param $to i32) (result i32)
    (local $at i32) (local $count i32) (local $lanes i32) (local $lane i32) (local $bits i32) (local $needle i32) (local $start i32)
    (local $v v128) (local $found v128)
    (local $lo0 v128) (local $hi0 v128) (local $lo1 v128) (local $hi1 v128) (local $lo2 v128) (local $hi2 v128)
    (local.set $lo0 (v128.load (i32.const 0)))
    (local.set $hi0 (v128.load (i32.const 16)))
    (local.set $lo1 (v128.load (i32.const 32)))
    (local.set $hi1 (v128.load (i32.const 48)))
    (local.set $lo2 (v128.load (i32.const 64)))
    (local.set $hi2 (v128.load (i32.const 80)))
    (local.set $at (local.get $from))
    (block $done
      (loop $scan
        (br_if $done (i32.ge_u (local.get $at) (local.get $to)))
        (br_if $done (i32.gt_u (local.get $count) (i32.const 4000)))
        (local.set $v (v128.or (v128.load (local.get $at)) (i8x16.splat (i32.const 0x20))))
        (local.set $found (v128.and
          (i8x16.swizzle (local.get $lo0) (v128.and (local.get $v) (i8x16.splat (i32.const 15))))
          (i8x16.swizzle (local.get $hi0) (i8x16.shr_u (local.get $v) (i32.const 4)))))
        (local.set $v (v128.or (v128.load offset=1 (local.get $at)) (i8x16.splat (i32.const 0x20))))
        (local.set $found (v128.and (local.get $found) (v128.and
          (i8x16.swizzle (local.get $lo1) (v128.and (local.get $v) (i8x16.splat (i32.const 15))))
          (i8x16.swizzle (local.get $hi1) (i8x16.shr_u (local.get $v) (i32.const 4))))))
        (local.set $v (v128.or (v128.load offset=2 (local.get $at)) (i8x16.splat (i32.const 0x20))))
        (local.set $found (v128.and (local.get $found) (v128.and
          (i8x16.swizzle (local.get $lo2) (v128.and (local.get $v) (i8x16.splat (i32.const 15))))
          (i8x16.swizzle (local.get $hi2) (i8x16.shr_u (local.get $v) (i32.const 4))))))
        (if (v128.any_true (local.get $found)) (then
          (v128.store (i32.const 640) (local.get $found))
          (local.set $lanes (i32.xor (i8x16.bitmask (i8x16.eq (local.get $found) (i8x16.splat (i32.const 0)))) (i32.const 0xffff)))
          (loop $nextLane
            (local.set $lane (i32.ctz (local.get $lanes)))
            (local.set $lanes (i32.and (local.get $lanes) (i32.sub (local.get $lanes) (i32.const 1))))
            (local.set $bits (i32.load8_u offset=640 (local.get $lane)))
            (local.set $bits (i32.mul (local.get $bits) (i32.const 0x010101)))
            (loop $nextNeedle
              (local.set $needle (i32.ctz (local.get $bits)))
              (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
              (local.set $start (i32.sub (i32.add (local.get $at) (local.get $lane)) (i32.load offset=512 (i32.shl (local.get $needle) (i32.const 2)))))
              (if (i64.eq
                    (i64.and
                      (i64.or (i64.load (local.get $start)) (i64.const 0x2020202020202020))
                      (i64.load offset=320 (i32.shl (local.get $needle) (i32.const 3))))
                    (i64.load offset=128 (i32.shl (local.get $needle) (i32.const 3))))
                (then
                  (i32.store offset=1024 (i32.shl (local.get $count) (i32.const 2)) (local.get $start))
                  (local.set $count (i32.add (local.get $count) (i32.const 1)))))
              (br_if $nextNeedle (local.get $bits)))
            (br_if $nextLane (local.get $lanes)))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $scan)))
    (global.set $next (local.get $at))
    (local.get $count))

  ;; Line feeds in [from, to).
  (func (export "newlines") (param $from i32) (param $to i32) (result i32)
    (local $count i32)
    (block $wide
      (loop $by16
        (br_if $wide (i32.gt_u (i32.add (local.get $from) (i32.const 16)) (local.get $to)))
        (local.set $count (i32.add (local.get $count)
          (i32.popcnt (i8x16.bitmask (i8x16.eq (v128.load (local.get $from)) (i8x16.splat (i32.const 10)))))))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (br $by16)))
    (block $done
      (loop $by1
        (br_if $done (i32.ge_u (local.get $from) (local.get $to)))
        (local.set $count (i32.add (local.get $count) (i32.eq (i32.load8_u (local.get $from)) (i32.const 10))))
        (local.set $from (i32.add (local.get $from) (i32.const 1)))
        (br $by1)))
    (local.get $count)))
