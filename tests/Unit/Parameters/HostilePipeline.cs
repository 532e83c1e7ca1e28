using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Tree;

namespace Aef.Tests.Parameters;

/// <summary>A pipeline that passes inputs, outputs and items to jobs in every way that a definition has.</summary>
internal static class HostilePipeline
{
    private const string Head = """
        name: p
        inputs:
          s: {type: string}
          t: {type: string}
          k: {type: string}
          m: {type: map}
          l: {type: list}
        variables:
          v: "before ${inputs.s} after"
          w: '${inputs.m}'
        levels:

        """;

    private const string First = """
        - - job_id: SRC
            job_name: src
            type: sync
            executor: feeder
            with: {a: '${inputs.s}', m: {x: '${variables.v}', w: '${variables.w}', '${x}': '$${x}'}}
          - job_id: USE
            job_name: use
            executor: feeder
            when: '${steps.SRC.output.x == inputs.t}'
            with: {a: '${steps.SRC.output.x}', m: {o: '${steps.SRC.output}'}}
          - job_id: NOT
            job_name: not
            executor: feeder
            when: '${inputs.s == "never " + inputs.s}'
            with: {a: x}
          - job_id: KEY
            job_name: key
            executor: feeder
            with: {a: '${inputs.m[inputs.k]}', l: ['${inputs.k}', '<${inputs.s}>${inputs.t}']}

        """;

    private const string Second = """
        - threads:
          - for_each: '${inputs.l}'
            steps:
            - job_id: E
              job_name: each
              type: sync
              executor: feeder
              when: '${item.s != "never " + item.s}'
              with: {a: '<${item.s}>', n: '${index}', m: {i: '${item}'}}
            - {job_id: F, job_name: after, executor: feeder, with: {a: '${steps.E.output}', l: ['${item.s}']}}
          - - {job_id: P, job_name: parallel, executor: feeder, with: {a: '${inputs.t}'}}

        """;

    private const string Last = """
        finally:
        - job_id: END
          job_name: end
          executor: feeder
          with: {l: '${steps.E.output}', m: {o: '${steps.SRC.output}', e: '${run.error}'}}

        """;

    /// <summary>Compiles it to one workflow, with a wide level, to parts, or with lanes.</summary>
    public static WorkflowArtifact Compile(string shape)
    {
        var wide = shape == "wide"
            ? string.Concat(Enumerable.Range(0, 12).Select(i =>
                $"  - - {{job_id: W{i}, job_name: w{i}, executor: feeder, with: {{a: '${{inputs.s}}', n: {i}}}}}\n"))
            : string.Empty;
        return CloudWorkflowsTarget.Compile(
            Feeds.Bound(Head + First + Second + wide + Last),
            PlatformParameters.Empty,
            SourceFormat.Json,
            shape switch
            {
                "parts" => new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 },
                "lanes" => new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = 0 },
                _ => CloudWorkflowsOptions.Default,
            });
    }
}
