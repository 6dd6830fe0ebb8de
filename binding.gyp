{
  'target_defaults': {
    'include_dirs': ['include'],
    'cflags_c': ['-std=c11', '-fno-math-errno', '-ffp-contract=off', '-fvisibility=hidden'],
    'xcode_settings': {
      'MACOSX_DEPLOYMENT_TARGET': '11.0',
      'GCC_C_LANGUAGE_STANDARD': 'c11',
      'GCC_SYMBOLS_PRIVATE_EXTERN': 'YES',
      'GCC_OPTIMIZATION_LEVEL': '3',
      'OTHER_CFLAGS': ['-fno-math-errno', '-ffp-contract=off', '-fvisibility=hidden']
    },
    'msvs_settings': {
      'VCCLCompilerTool': {
        'AdditionalOptions': ['/utf-8', '/fp:precise']
      }
    }
  },
  'targets': [
    {
      # C11 that needs no system. Only include/textgauge.h leads in.
      'target_name': 'textgauge_core',
      'type': 'static_library',
      'sources': ['<!@(node src/node/sources.js src/core)'],
      'cflags_c': ['-ffreestanding'],
      'msvs_settings': {
        'VCCLCompilerTool': {
          'AdditionalOptions': ['/std:c11']
        }
      }
    },
    {
      # C11 on a real system: threads and jobs. A target of its own, as these options are for C alone.
      'target_name': 'textgauge_host',
      'type': 'static_library',
      'sources': ['<!@(node src/node/sources.js src/host)'],
      'msvs_settings': {
        'VCCLCompilerTool': {
          'AdditionalOptions': ['/std:c11', '/experimental:c11atomics']
        }
      }
    },
    {
      'target_name': 'textgauge',
      'dependencies': ['textgauge_host', 'textgauge_core'],
      'sources': [
        'src/node/addon.cc',
        'src/node/analyze.cc',
        'src/node/analyzer.cc',
        'src/node/boundaries.cc',
        'src/node/input.cc',
        'src/node/job.cc',
        'src/node/language.cc',
        'src/node/options.cc',
        'src/node/words.cc'
      ],
      'include_dirs': ["<!(node -p \"require('node-addon-api').include_dir\")"],
      'defines': ['NAPI_VERSION=8', 'NODE_ADDON_API_DISABLE_CPP_EXCEPTIONS', 'NODE_ADDON_API_DISABLE_DEPRECATED', 'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'],
      'cflags_cc!': ['-std=gnu++17', '-std=gnu++20'],
      'cflags_cc': ['-std=c++17', '-fno-exceptions', '-fvisibility=hidden', '-fvisibility-inlines-hidden', '-ffp-contract=off', '-Wall', '-Wextra'],
      'xcode_settings': {
        'CLANG_CXX_LANGUAGE_STANDARD': 'c++17',
        'CLANG_CXX_LIBRARY': 'libc++',
        'GCC_ENABLE_CPP_EXCEPTIONS': 'NO',
        'GCC_INLINES_ARE_PRIVATE_EXTERN': 'YES'
      },
      'conditions': [
        ["OS=='linux'", {
          'ldflags': ['-Wl,--exclude-libs,ALL', '-Wl,--version-script=<(module_root_dir)/src/node/exports.map', '-Wl,-z,noexecstack']
        }],
        ["OS=='mac'", {
          'xcode_settings': {
            'OTHER_LDFLAGS': ['-Wl,-exported_symbols_list,<(module_root_dir)/src/node/exports.txt']
          }
        }],
        ["OS=='win'", {
          'libraries': ['bcrypt.lib'],
          'msvs_settings': {
            'VCCLCompilerTool': {
              'ExceptionHandling': 0
            }
          }
        }]
      ]
    }
  ]
}
