namespace Aef.Core.Pipelines.Catalog;

/// <summary>A new entry of the executor catalog, with comments, for people who add an executor.</summary>
public static class ExecutorTemplate
{
    private const int MostCharacters = 100;

    /// <summary>The extension of the file.</summary>
    public const string Extension = ".yaml";

    /// <summary>True for a name that can be that of a file on every system; names of entries may be others.</summary>
    public static bool IsFileName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= MostCharacters
            && char.IsAsciiLetterOrDigit(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
    }

    /// <summary>The entry with a name for which <see cref="IsFileName"/> is true, as YAML.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Text.Replace("NAME", name, StringComparison.Ordinal);
    }

    private const string Text = """
        # An executor: a kind of job that steps can run with "executor: NAME". See docs/executors.md; "aef schema executor" has every key.
        name: "NAME"
        description: Exports a table through an API of your own.

        # What steps set with "with", and the job files in jobs/NAME: one for each job, with its name.
        # Types: string, integer, number, boolean, date, datetime, enum, list, map.
        parameters:
          table: { type: string, required: true, description: The table to export. }
          format: { type: string, default: csv }

        # required if each job needs a file with its parameters, or optional.
        job_file: optional

        # How Cloud Workflows runs it. The first binding is the default; "binding: function" calls a deployed function of AEF instead.
        workflows:
          - binding: connector
            start: # the call that starts a job
              call: http.post
              args:
                url: https://exports.example.com/v1/jobs
                auth: { type: OIDC } # OAuth2 for Google's APIs
                body: { id: "${job.id}", table: "${parameters.table}", format: "${parameters.format}" }
              id: ${job.id} # or a part of the answer, such as ${answer.body.id}
              sure_when: ${error.code == 409} # the job exists already, so a start whose answer is lost can be repeated
            status: # the call that polls the job
              call: http.get
              args: { url: "https://exports.example.com/v1/jobs/${job.async_job_id}", auth: { type: OIDC } }
              state: ${answer.body.state}
              success: [DONE]
              running: [QUEUED, RUNNING]
              failed: [FAILED, CANCELLED]
              message: ${answer.body.message}
            cancel: # the call that cancels a job at the limit of its step
              call: http.delete
              args: { url: "https://exports.example.com/v1/jobs/${job.async_job_id}", auth: { type: OIDC } }
            output: { rows: "${answer.body.rows}" } # what expressions read as steps.JOB_ID.output
            link: https://exports.example.com/jobs/${job.async_job_id} # the page of the job for people

        # How Airflow runs it: its tasks, in order. Without this section, a pipeline for Airflow cannot use the executor.
        # airflow:
        #   - operator: ExportOperator
        #     module: my_company.operators
        #     args: { table: "${parameters.table}", format: "${parameters.format}" }
        #     templated: [table, format]

        # In a local run, a mock file answers the calls of an API of your own (docs/mocks.md).
        local: { kind: simulate }

        """;
}
