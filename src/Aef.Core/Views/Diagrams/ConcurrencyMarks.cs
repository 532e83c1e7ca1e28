using System.Globalization;
using Aef.Core.Pipelines.Model;

namespace Aef.Core.Views.Diagrams;

/// <summary>The mark of a pipeline with <c>concurrency</c>.</summary>
internal static class ConcurrencyMarks
{
    /// <summary>One mark, or none.</summary>
    public static IEnumerable<string> Of(Pipeline pipeline)
    {
        if (pipeline.Concurrency is not { } concurrency)
        {
            yield break;
        }

        string?[] parts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{concurrency.EffectiveLimit}"),
            ConcurrencyWords.Of(concurrency.EffectiveBehavior),
            concurrency.Key is { } key ? $"{DefinitionKeys.Key} {key}" : null,
            concurrency.Pool is { } pool ? $"{DefinitionKeys.Pool} {pool}" : null,
        ];
        yield return $"{DefinitionKeys.Concurrency}: {string.Join(' ', parts.Where(p => p is not null))}";
    }
}
