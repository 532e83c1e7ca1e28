namespace Aef.Core.Pipelines.Catalog;

/// <summary>An environment variable of a <see cref="CommandBinding"/>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
public sealed record BindingVariable(string Name, string Value);
