namespace Aef.Tests.Cli;

/// <summary>Small inputs for tests of commands.</summary>
internal static class CliSamples
{
    /// <summary>Two levels; B and C side by side, then D.</summary>
    public const string Definition = """
        name: sample
        levels:
          - level_id: "1"
            threads:
              - thread_id: "1"
                steps:
                  - { job_id: B, job_name: load_b, type: async, executor: dataflow-flextemplate-job-executor, wait_time_seconds: 30 }
              - thread_id: "2"
                steps:
                  - { job_id: C, job_name: load_c, type: async, executor: dataflow-flextemplate-job-executor, wait_time_seconds: 30 }
          - level_id: "2"
            threads:
              - thread_id: "3"
                steps:
                  - { job_id: D, job_name: tag_d, type: async, executor: dataform-tag-executor, wait_time_seconds: 30 }
        """;

    /// <summary>A workflow that adds one.</summary>
    public const string Workflow = """
        main:
          params: [args]
          steps:
            - add:
                return: ${args.n + 1}
        """;
}
