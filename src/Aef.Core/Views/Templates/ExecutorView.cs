using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Tree;
using static Aef.Core.Views.Templates.ViewKeys;

namespace Aef.Core.Views.Templates;

/// <summary>The executors that a pipeline uses, in the order of their first steps.</summary>
internal static class ExecutorView
{
    public static IEnumerable<MappingNode> Of(BoundPipeline pipeline) =>
        pipeline.Steps
            .Select(s => (Step: s, Name: s.Executor?.Name ?? s.Effective.Executor ?? s.Function))
            .Where(s => s.Name is not null)
            .GroupBy(s => s.Name!, StringComparer.Ordinal) // filtered above
            .Select(g => Executor(g.Key, g.Select(s => s.Step.Executor).FirstOrDefault(e => e is not null), g.Select(s => s.Step.JobId)));

    private static MappingNode Executor(string name, ExecutorDefinition? executor, IEnumerable<string> steps) => Map(
        ("name", Text(name)),
        ("is_known", Flag(executor is not null)),
        ("description", Text(executor?.Description)),
        ("needs_job_file", executor is null ? ScalarNode.Null() : Flag(executor.NeedsJobFile)),
        ("parameters", List((executor?.Parameters ?? []).Select(Parameter))),
        ("steps", List(steps.Select(Text))));

    private static MappingNode Parameter(ExecutorParameter parameter) => Map(
        ("name", Text(parameter.Name)),
        ("type", Word(parameter.Type)),
        ("is_required", Flag(parameter.Required)),
        ("default", SecretMask.Of(OrNull(parameter.Default), parameter.Name)),
        ("description", Text(parameter.Description)));
}
