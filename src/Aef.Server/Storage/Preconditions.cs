using System.Globalization;
using Aef.Google.Rest.Storage;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Storage;

/// <summary>The conditions of a request on the generation and metageneration of an object.</summary>
/// <param name="GenerationMatch">The generation that the object must have; 0 if there must be none.</param>
/// <param name="GenerationNotMatch">The generation that the object must not have; 0 if there must be one.</param>
/// <param name="MetagenerationMatch">The metageneration that the object must have.</param>
/// <param name="MetagenerationNotMatch">The metageneration that the object must not have.</param>
internal sealed record Preconditions(
    long? GenerationMatch,
    long? GenerationNotMatch,
    long? MetagenerationMatch,
    long? MetagenerationNotMatch)
{
    /// <summary>No conditions.</summary>
    public static Preconditions None { get; } = new(null, null, null, null);

    /// <summary>Reads the conditions of a query; <paramref name="infix"/> is <c>Source</c> for the source of a copy.</summary>
    public static Preconditions Read(IQueryCollection query, string infix = "") => new(
        Number(query, $"if{infix}GenerationMatch"),
        Number(query, $"if{infix}GenerationNotMatch"),
        Number(query, $"if{infix}MetagenerationMatch"),
        Number(query, $"if{infix}MetagenerationNotMatch"));

    /// <summary>A number of a query; null if it is absent.</summary>
    public static long? Number(IQueryCollection query, string name)
    {
        var text = query[name].ToString();
        return text.Length == 0 ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value
            : throw StorageErrors.Invalid($"Invalid value for {name}: a number is required.");
    }

    /// <summary>Throws 412 if a condition does not hold for an object, or for none.</summary>
    public void Check(StorageObject? current)
    {
        if (!Matches(current) || IsUnchanged(current))
        {
            throw StorageErrors.ConditionNotMet();
        }
    }

    /// <summary>True if the object has the generation and metageneration that are required.</summary>
    public bool Matches(StorageObject? current) =>
        (GenerationMatch is not { } generation || generation == (current?.Generation ?? 0))
        && (MetagenerationMatch is not { } metageneration || metageneration == current?.Metageneration);

    /// <summary>True if the object has a generation or metageneration that it must not have: a reader knows it already.</summary>
    public bool IsUnchanged(StorageObject? current) =>
        GenerationNotMatch == (current?.Generation ?? 0)
        || (current is not null && MetagenerationNotMatch == current.Metageneration);
}
