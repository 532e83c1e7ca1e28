using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors;

/// <summary>
/// The parameters of a job, as a connector binding gets them: the properties of the call over the defaults of the entry, in their types.
/// The properties contain <c>with</c>, <c>step_properties</c> and the job files, which the compiler has merged.
/// </summary>
internal static class LocalParameters
{
    /// <summary>The parameters of a call; an object that has every declared parameter.</summary>
    /// <exception cref="JobSettingException">The default of a parameter cannot be evaluated.</exception>
    public static WorkflowValue Of(JobCall call)
    {
        var given = call.Request["step_properties"].TryGetString(out var text)
            && new JsonDocumentReader().Read(new SourceText(text)).Root is MappingNode map
                ? map
                : new MappingNode([]);
        if (call.Definition is not { } entry)
        {
            return WorkflowValue.FromDocument(given);
        }

        var converted = ParameterConversion.Convert(given, entry);
        var values = WorkflowValue.EmptyMap;
        foreach (var parameter in entry.Parameters)
        {
            var value = converted[parameter.Name];
            values = values.With(
                parameter.Name,
                !ParameterConversion.IsAbsent(value) ? WorkflowValue.FromDocument(value)
                    : call.Resolve(parameter.Default));
        }

        return converted.Entries.Where(e => entry.FindParameter(e.Key) is null)
            .Aggregate(values, (all, e) => all.With(e.Key, WorkflowValue.FromDocument(e.Value)));
    }
}
