using System.Text;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.Terraform;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Printing;
using Aef.Documents.Tree;
using Aef.Google.Rest.Credentials;
using Aef.Google.Rest.Scheduler;

namespace Aef.Google.Publishing;

/// <summary>Computes the resources that compiled pipelines need at Google.</summary>
internal sealed class DesiredStateBuilder(PublishTarget target, DiagnosticBag diagnostics)
{
    private readonly Ownership _ownership = new(target);
    private readonly Dictionary<(bool IsWorkflow, string Name), DesiredResource> _resources = [];

    /// <summary>The resources of pipelines, in the order in which they are created.</summary>
    public IReadOnlyList<DesiredResource> Build(IEnumerable<TerraformPipeline> pipelines)
    {
        foreach (var pipeline in pipelines)
        {
            AddFiles(pipeline);
            foreach (var artifact in pipeline.Artifacts)
            {
                if (pipeline.IsDag)
                {
                    AddDag(pipeline, artifact);
                }
                else
                {
                    AddWorkflow(
                        pipeline.Pipeline.Name,
                        artifact.Name,
                        artifact.Source,
                        artifact is WorkflowArtifact { IsPart: true },
                        pipeline.Pipeline.Source.Description,
                        pipeline.Pipeline.Source.Location);
                }
            }

            if (!pipeline.IsDag)
            {
                AddSchedules(pipeline);
            }
        }

        return Added;
    }

    /// <summary>Adds a workflow.</summary>
    public void AddWorkflow(string pipeline, string id, string source, bool isPart, string? description, Location location)
    {
        var kind = isPart ? ResourceKind.Part : ResourceKind.Workflow;
        var text = isPart ? $"Part of the pipeline {pipeline}." : Line(description) ?? $"The pipeline {pipeline}.";
        List<ResourceField> fields =
        [
            new(FieldNames.Description, text),
            new(FieldNames.Labels, NormalForms.Pairs(isPart ? _ownership.PartMarks : _ownership.Marks, isOwn: true)),
        ];
        AddIf(FieldNames.LogLevel, target.LogLevel);
        AddIf(FieldNames.Account, target.WorkflowAccount);
        Add(new DesiredResource(kind, id) { Pipelines = [pipeline], Fields = fields, Source = source, Location = location });

        void AddIf(string name, string? value)
        {
            if (value is not null)
            {
                fields.Add(new ResourceField(name, value));
            }
        }
    }

    /// <summary>The resources that were added, in the order in which they are created.</summary>
    public IReadOnlyList<DesiredResource> Added => [.. _resources.Values.OrderBy(r => r.Kind).ThenBy(r => r.Name, StringComparer.Ordinal)];

    private static string? Line(string? description) =>
        description?.ReplaceLineEndings("\n").Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, 1000)] : null;

    private void AddFiles(TerraformPipeline pipeline)
    {
        foreach (var file in pipeline.JobFiles)
        {
            AddObject(pipeline, ResourceKind.JobFile, target.JobsBucket, $"{file.Executor}/{file.Job}.json", file.Text, "application/json");
        }
    }

    private void AddDag(TerraformPipeline pipeline, IArtifact dag) =>
        AddObject(pipeline, ResourceKind.Dag, target.ComposerBucket, $"dags/{dag.FileName}", dag.Source, "text/x-python");

    private void AddObject(
        TerraformPipeline pipeline, ResourceKind kind, string? bucket, string name, string text, string contentType)
    {
        var location = pipeline.Pipeline.Source.Location;
        if (bucket is null)
        {
            var (what, setting) = kind == ResourceKind.Dag
                ? ("the bucket of the Composer environment", "\"publish\": {\"composer_bucket\": …}")
                : ("the bucket of the job files", "\"publish\": {\"jobs_bucket\": …}");
            diagnostics.Add(PublishDiagnostics.MissingSetting.At(
                location, $"the {ResourceKinds.NameOf(kind)} {Quoted.Text(name)}", what, Quoted.Text(target.Environment), setting));
            return;
        }

        if (ResourceIds.WhyInvalidObject(name) is { } reason)
        {
            diagnostics.Add(PublishDiagnostics.InvalidResourceId.At(location, ResourceKinds.NameOf(kind), Quoted.Text(name), reason));
            return;
        }

        Add(new DesiredResource(kind, ResourceIds.Address(bucket, name))
        {
            Pipelines = [pipeline.Pipeline.Name],
            Fields =
            [
                new(FieldNames.Content, NormalForms.Md5(text)),
                new(FieldNames.ContentType, contentType),
                new(FieldNames.Metadata, NormalForms.Pairs(_ownership.Marks, isOwn: true)),
            ],
            Source = text,
            Location = location,
        });
    }

    private void AddSchedules(TerraformPipeline pipeline)
    {
        foreach (var (schedule, name, id) in SchedulerJobId.Of(pipeline.Pipeline))
        {
            var resource = new DesiredResource(ResourceKind.Schedule, id)
            {
                Pipelines = [pipeline.Pipeline.Name],
                Schedule = schedule,
                Location = schedule.Location,
            };
            if (schedule.Enable == ScheduleState.Disabled)
            {
                Add(resource with { IsAbsent = true });
                continue;
            }

            if (target.SchedulerAccount is null)
            {
                diagnostics.Add(PublishDiagnostics.MissingSetting.At(
                    schedule.Location,
                    $"the schedule {Quoted.Text(id)}",
                    "a service account that starts workflows",
                    Quoted.Text(target.Environment),
                    "\"publish\": {\"scheduler_account\": …}"));
                continue;
            }

            var label = pipeline.KeyLabel(schedule);
            if (label is null && pipeline.Pipeline.Source.Concurrency?.Key is not null)
            {
                diagnostics.Add(PublishDiagnostics.UnknownLabel.At(schedule.Location, Quoted.Text(id)));
                continue;
            }

            Add(resource with { Fields = Fields(pipeline, schedule, name, label, target.SchedulerAccount) });
        }
    }

    private IReadOnlyList<ResourceField> Fields(
        TerraformPipeline pipeline, PipelineSchedule schedule, string name, string? label, string account)
    {
        var isPaused = schedule.Enable == ScheduleState.Paused;
        return
        [
            new(FieldNames.Description, $"Starts the pipeline {pipeline.Pipeline.Name}."),
            new(FieldNames.Mark, _ownership.Line(isPaused)),
            new(FieldNames.Schedule, schedule.Cron),
            new(FieldNames.TimeZone, schedule.TimeZone ?? "Etc/UTC"),
            new(FieldNames.Uri, "https://workflowexecutions.googleapis.com/v1/"
                + $"{target.WorkflowName(pipeline.Artifacts[^1].Name)}/executions"),
            new(FieldNames.Method, HttpMethodName.Post),
            new(FieldNames.Headers, "Content-Type: application/json"),
            new(FieldNames.Body, Body(ScheduledArgument.Create(name, schedule), label)),
            new(FieldNames.Account, account),
            new(FieldNames.Scope, TokenServer.Scope),
            new(FieldNames.State, isPaused ? SchedulerJobState.Paused : SchedulerJobState.Enabled),
        ];
    }

    private static string Body(MappingNode argument, string? label)
    {
        List<MappingEntry> entries =
            [new("argument", ScalarNode.String(DocumentPrinter.ToJson(argument, indented: false)))];
        if (label is not null)
        {
            entries.Add(new("labels", new MappingNode([new MappingEntry("aef_key", ScalarNode.String(label))])));
        }

        return DocumentPrinter.ToJson(new MappingNode(entries), indented: false);
    }

    private void Add(DesiredResource resource)
    {
        if (ResourceIds.WhyInvalid(resource) is { } reason)
        {
            diagnostics.Add(PublishDiagnostics.InvalidResourceId.At(
                resource.Location, ResourceKinds.NameOf(resource.Kind), Quoted.Text(resource.Name), reason));
            return;
        }

        var key = (
            ResourceKinds.IsWorkflow(resource.Kind),
            resource.Kind == ResourceKind.Schedule ? "job " + resource.Name : resource.Name);
        if (!_resources.TryGetValue(key, out var other))
        {
            _resources.Add(key, resource);
        }
        else if (ResourceKinds.IsObject(resource.Kind) && other.Hash == resource.Hash)
        {
            _resources[key] = other with { Pipelines = [.. other.Pipelines.Union(resource.Pipelines, StringComparer.Ordinal)] };
        }
        else
        {
            diagnostics.Add(PublishDiagnostics.DuplicateResource.At(
                resource.Location,
                ResourceKinds.NameOf(resource.Kind),
                Quoted.Text(resource.Name),
                Quoted.List([.. other.Pipelines.Concat(resource.Pipelines).Distinct(StringComparer.Ordinal)])));
        }
    }
}
