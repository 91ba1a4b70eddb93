using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Netra.WebSockets;

/// <summary>Writes and reads payloads with the host's frozen serializer options; every type is looked up, so that trimmed and native programs work.</summary>
internal sealed class PayloadJson
{
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly JsonSerializerOptions _options;

    public PayloadJson(JsonSerializerOptions options)
    {
        _options = new JsonSerializerOptions(options);
        _options.TypeInfoResolverChain.Add(BuiltInTypes.Default);
        if (JsonSerializer.IsReflectionEnabledByDefault) _options.TypeInfoResolverChain.Add(Reflection());
        _options.MakeReadOnly();
    }

    /// <exception cref="NotSupportedException">No resolver knows <typeparamref name="T"/>.</exception>
    /// <exception cref="JsonException"><paramref name="value"/> refers to itself or is nested too deep.</exception>
    public ReadOnlyMemory<byte> Write<T>(T value) =>
        Compose((Json: this, Value: value), static (writer, state) => state.Json.Write(writer, state.Value));

    /// <summary>Writes what <paramref name="write"/> writes: one JSON value.</summary>
    public static ReadOnlyMemory<byte> Compose<TState>(TState state, Action<Utf8JsonWriter, TState> write) => PayloadWriter.Compose(state, write);

    /// <summary>As <see cref="Compose"/>, without a copy.</summary>
    public static LentJson Lend<TState>(TState state, Action<Utf8JsonWriter, TState> write) => PayloadWriter.Lend(state, write);

    /// <exception cref="JsonException"><paramref name="element"/> is no <typeparamref name="T"/>.</exception>
    /// <exception cref="NotSupportedException">No resolver knows <typeparamref name="T"/>.</exception>
    public T? Read<T>(JsonElement element) => typeof(T) == typeof(JsonElement)
        ? (T)(object)element
        : element.Deserialize((JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T)));

    public JsonElement ToElement<T>(T value)
    {
        var reader = new Utf8JsonReader(Write(value).Span);
        return JsonElement.ParseValue(ref reader);
    }

    private void Write<T>(Utf8JsonWriter writer, T value)
    {
        if (value is null or JsonElement { ValueKind: JsonValueKind.Undefined }) writer.WriteNullValue();
        else if (value is JsonElement element) LoneSurrogates.Replace(element).WriteTo(writer);
        else JsonSerializer.Serialize(writer, value, (JsonTypeInfo<T>)_options.GetTypeInfo(typeof(T)));
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Reached only where the feature switch permits reflection.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reached only where the feature switch permits reflection.")]
    private static DefaultJsonTypeInfoResolver Reflection() => new();
}
